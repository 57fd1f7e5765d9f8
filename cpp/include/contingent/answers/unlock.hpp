// Unlock: the smallest sets of levers that lift a target to a goal, exact on the sample.
//
// Most levers can only help: more will, more acceptance, a requirement waived, an event every condition wants. One pass with
// all of those set, and with all but one, shows in each world which of them no set can do without; a set cannot reach more
// worlds than those whose indispensable levers it contains. Only sets whose bound reaches the goal are tried.
#pragma once

#include <functional>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

struct UnlockQuery {
  Target target;
  double at_least = 0.5;              // the share of worlds to reach
  int changes = 3;                    // at most so many levers, 1 to 4
  std::vector<LeverSetting> among;    // at most max_unlock_settings
  int show = 10;                      // sets listed, at most
};

constexpr std::size_t max_unlock_settings = 128;

struct UnlockSet {
  std::vector<LeverSetting> settings;
  Estimate target;
  Difference change;
};

struct UnlockAnswer {
  Estimate base;
  bool reached = false;           // the sets reach the goal; else they are the best that come closest
  std::vector<UnlockSet> sets;    // most worlds first; those that reach the goal have the fewest levers that can
  std::uint64_t tried = 0, considered = 0;
};

/// Settings that can only help any target, and both values of each event that helps some and hinders others.
std::vector<LeverSetting> helpful_settings(const Model& model);

UnlockAnswer unlock(const Sample& sample, const UnlockQuery& query, const Progress& progress = {});

}  // namespace contingent
