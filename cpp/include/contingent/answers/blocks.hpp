// Blocks: what stands in the way, in the worlds where a target fails.
//
// Settings that can only help (unlock.hpp) are tried against each failing world. A set of them frees a world if the target is
// met there with all of the set; it is a minimal set of that world if no part of it does. A lever that frees a world alone is
// what alone fails it.
#pragma once

#include <vector>

#include "contingent/answers/unlock.hpp"

namespace contingent {

/// A lever set well, and the failing worlds that it frees alone.
struct BlockingLever {
  LeverSetting setting;
  Estimate alone;  // of the failing worlds
};

/// Two levers, and the failing worlds of which they are a minimal set. A world may have several.
struct BlockingPair {
  LeverSetting first, second;
  Estimate together;  // of the failing worlds
};

/// one + two + more + beyond are all failing worlds, by the size of their smallest set.
struct BlocksAnswer {
  Estimate failing;                   // of the sample
  std::vector<BlockingLever> levers;  // in the order of the file
  std::vector<BlockingPair> pairs;    // those with a world of theirs, most worlds first, then the earlier ones
  Estimate one, two, more;            // of the failing worlds
  Estimate beyond;                    // freed by no set: positions, or settings that also hinder, are in the way
};

/// Cost: a variant for each pair of settings that some world could need; O(settings^2) redrawn blocks a block at worst.
BlocksAnswer blocks(const Sample& sample, const Target& target, const Progress& progress = {});

}  // namespace contingent
