// Coalitions: the most viable ones, found exactly on a sample, then scored on worlds the search has not seen.
//
// The best of many noisy figures flatters itself (the optimizer's curse, Smith & Winkler 2006), so a coalition has two: the
// share of the searched worlds, which ranks it, and that of as many fresh ones, which is its viability.
#pragma once

#include <functional>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/kept_sample.hpp"
#include "contingent/answers/viability.hpp"

namespace contingent {

struct CoalitionQuery {
  int top = 10;
  int max_size = 8;
  Members include, exclude;
  int lead = no_lead;     // a candidate: the force must be led by it
  bool minimal = false;   // only coalitions that lose viability with any member they lose
  double seconds = 0;     // stop after so long with what there is; 0: search to the end
};

struct Found {
  Members members;
  std::uint64_t worlds = 0;  // of the sample in which it is feasible
};

struct CoalitionSearch {
  std::vector<Found> best;    // most viable first; ties: fewer members, then the earlier candidates
  bool exact = true;          // false: stopped before the end
  std::uint64_t bound = 0;    // no coalition that is not listed is feasible in more of the sample's worlds
  std::uint64_t visited = 0;  // nodes of the search
};

/// Branch and bound: a coalition can only be feasible where all its members are vertices joined by edges, and those worlds
/// only get fewer with every member. `stop` is asked now and then; true ends the search with what it has. Besides
/// the bound, the coalitions that were not looked into count for `bound`.
CoalitionSearch best_coalitions(const KeptSample& sample, const CoalitionQuery& query,
                                const std::function<bool()>& stop = {});

/// The worlds of a kept sample in which S is a feasible force under some lead, or under the given one.
std::uint64_t count_feasible(const KeptSample& sample, const Members& members, int lead = no_lead);

}  // namespace contingent
