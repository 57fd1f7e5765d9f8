// Members: for each candidate, the share of worlds in which it would, could and must take part.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// Who takes part in the worlds of one block, by candidate.
///   viable: some force is feasible; uncoordinated: some force is feasible among those who come if nobody coordinates
///   could:  some feasible force contains i;  needed: some force is feasible and every feasible force contains i
///   would:  i is in the force that forms: of the feasible ones that with most of the `prefer` quantity; of those, most
///           members; of those, the one with the earliest candidate in which two differ
/// needed, would, could lie each within the next, and could within Block::compatible.
struct Membership {
  Words viable, uncoordinated;
  std::vector<Words> could, would, needed;
};

/// Finds the membership of drawn blocks, one after the other. Not to be shared between threads.
class MembershipFinder {
 public:
  virtual ~MembershipFinder() = default;
  virtual const Membership& find(const Block& block) = 0;
};

/// The finder for a model of this size. Cost: one sweep over the maximal cliques of each world in which the candidates
/// that are left could meet the requirements at all, and one more for each that may be needed.
std::unique_ptr<MembershipFinder> membership_finder(const Model& model);

/// One candidate's answers, or those of a pool as one: each the share of worlds in which any of its members ...
struct MemberRow {
  std::string actor, name;
  bool pool = false;
  int size = 1;
  Estimate willing, admitted, compatible, could, would, needed;
  double expected = 0;  // members in the force that forms, on average over worlds
};

struct MembersAnswer {
  Estimate viable, uncoordinated;
  Estimate coordination_gap;  // viable but not uncoordinated: the one lies within the other
  std::vector<MemberRow> rows;
};

/// One pass over the sample; memory does not grow with it.
MembersAnswer members(const Sample& sample, const Progress& progress = {});

/// Of one candidate, or of any force at all (index -1, with could, would or needed).
enum class Part { viable, uncoordinated, could, would, needed };
WorldSet worlds_where_takes_part(const Sample& sample, Part part, int candidate, const Progress& progress = {});

}  // namespace contingent
