// Resilience: what becomes of a coalition when a member walks out, and those who will not stay without it follow.
#pragma once

#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// One member walks out, in the worlds where the coalition is feasible.
struct WalkOut {
  int member = 0;                       // candidate
  Estimate survives;                    // what is left (the greatest fixed point) is still a feasible force
  std::vector<Estimate> follows;        // by member of the coalition, in ascending order: it leaves too (itself: 0)
};

struct ResilienceAnswer {
  Estimate worst;               // of the member whose leaving hurts most
  double mean = 0;              // over the members
  std::vector<WalkOut> by_member;
};

/// Given that S is feasible. The lead is chosen anew: one under which a feasible force is left, where there is one, else
/// one that most stay with. A coalition that is never feasible in the sample has no resilience: estimates of no worlds.
ResilienceAnswer resilience(const Sample& sample, const Members& members, const Progress& progress = {});

}  // namespace contingent
