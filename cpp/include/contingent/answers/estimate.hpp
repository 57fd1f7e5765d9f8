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

/// How much a share differs between two scenarios asked of the same worlds: value = (gained - lost) / worlds, with the 95 %
/// interval for paired shares of Newcombe 1998 (Statistics in Medicine 17:2635, method 10), which puts the Wilson
/// intervals of both shares together by their correlation.
struct Difference {
  double value = 0, low = -1, high = 1;
  std::uint64_t gained = 0, lost = 0;  // worlds: only in the second, only in the first
  std::uint64_t worlds = 0;
};

/// `both`: worlds in which it holds in both scenarios.
Difference paired_difference(std::uint64_t both, std::uint64_t gained, std::uint64_t lost, std::uint64_t worlds);
Difference paired_difference(const WorldSet& before, const WorldSet& after);

}  // namespace contingent
