// Estimate: a share of worlds with its 95 % interval.
#pragma once

#include <cstdint>

#include "contingent/support/world_set.hpp"

namespace contingent {

/// `value` = count / worlds; [low, high] is Wilson's score interval (Wilson 1927), which stays within 0..1 and is sound
/// at shares of exactly 0 and 1. It speaks of sampling alone, not of doubt about the scenario's chances.
struct Estimate {
  double value = 0, low = 0, high = 1;
  std::uint64_t count = 0, worlds = 0;
};

/// The share count / worlds. Of no worlds nothing is known: 0 (0 to 1).
Estimate share(std::uint64_t count, std::uint64_t worlds);
Estimate share(const WorldSet& set);

}  // namespace contingent
