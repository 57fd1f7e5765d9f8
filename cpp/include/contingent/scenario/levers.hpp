// Levers: what a counterfactual can set.
//
//   event:un-mandate            the chance that the event happens, whatever its conditions
//   joins:TUR, leads:EGY        the chance that the belief is true, whatever its conditions
//   accepts:ISR/TUR             the chance that the first accepts the second (an actor, a pool, a group or *)
//   position:TUR/disarmament    the ideal point
//   requirement:size            the amount asked for (at_least), or 0 / 1: off / on (lead, when); a
//                               condition that is off leaves the scenario
//   source:guardian-18-oct      the chance that the source is right in all it reports
//
// Draws are keyed by name, so a changed scenario meets the same worlds but for what was set.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

/// A copy with each lever set to its number. Throws ScenarioError where a lever is unknown (with the nearest known) or
/// its number out of range; then nothing is changed.
Scenario set_levers(const Scenario& scenario, const std::vector<std::pair<std::string, double>>& values);

/// Every lever of a scenario, in file order, but for its sources: one a belief, acceptance, position, requirement.
std::vector<std::string> levers(const Scenario& scenario);

}  // namespace contingent
