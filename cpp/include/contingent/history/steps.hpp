// Steps: the way from one scenario to another, one piece of news at a time.
//
// The order is fixed, so that a change splits over the steps exactly (a telescoping sum; the sequential split, not Shapley's):
// first what is no longer claimed, then everything that is not a claim (the passage of time, numbers, requirements),
// then each report that is new, in the order of their days, those of one origin and day together.
#pragma once

#include <string>
#include <vector>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

struct Step {
  enum class Kind { start, withdrawn, time, other, news };
  Kind kind = Kind::start;
  std::string day;                  // news, withdrawn: of the report; time: the new as_of
  std::vector<std::string> claims;  // that came or went, in file order
  Scenario scenario;                // after the step
};

/// From `before` (a step of kind start) to `after`: the last step's scenario says what `after` says. Claims that no derived chance
/// rests on, or that do not count yet, have no step.
std::vector<Step> steps(const Scenario& before, const Scenario& after);

/// Through snapshots of one scenario: the steps from each day to the next, in one row. Days must rise; at least one.
std::vector<Step> steps(const Scenario& scenario, const std::vector<std::string>& days);

}  // namespace contingent
