// Viability of one coalition: the share of worlds in which it is feasible, and where the others are lost.
#pragma once

#include <cstdint>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// How many worlds a coalition loses at each step of FeasibleChain, in that order: the five counts add up to `worlds`.
struct Breakdown {
  std::uint64_t worlds = 0, lost_to_will = 0, lost_to_consent = 0, lost_to_compatibility = 0, lost_to_requirements = 0,
                feasible = 0;
};

struct ViabilityAnswer {
  Estimate feasible;
  Breakdown breakdown;
};

/// P(S is a feasible force, under some lead). Only what S needs is drawn: O(|S|^2) world sets a block.
ViabilityAnswer viability(const Sample& sample, const Members& members, const Progress& progress = {});

/// The worlds in which S is a feasible force.
WorldSet worlds_where_feasible(const Sample& sample, const Members& members, const Progress& progress = {});

}  // namespace contingent
