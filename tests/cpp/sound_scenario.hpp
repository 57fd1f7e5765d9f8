// A small scenario without a mistake, for tests to make one in.
#pragma once

#include <string>
#include <vector>

#include "contingent/scenario/scenario.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

inline Condition name(const std::string& id) { return {Condition::Kind::name, id, 0, {}}; }
inline Condition leads(const std::string& id) { return {Condition::Kind::leads, id, 0, {}}; }

// A sound scenario with a part of every kind.
inline Scenario sound() {
  Scenario s;
  s.title = "sound";
  s.as_of = "2025-10-25";
  s.sources = {{"paper", "The Paper", "", "2025-10-18", "", "B", ""}};
  s.claims = {{"offer", "paper", "", "", "2025-10-18", "would come", "", ""}};
  s.events = {{"vote", "", certain_chance(0.5)}, {"truce", "", {{{name("vote"), 0.8, {}}, {std::nullopt, 0.2, {}}}, {}}}};
  s.issues = {{"buffer", "", "", "", ""}};
  Actor egypt{"EGY", "Egypt", {"arab"}, certain_chance(0.5), certain_chance(0.4), false, {}, {}, {}, {}, {}};
  egypt.offers = {{"troops", fixed_quantity(1000), {}}};
  egypt.positions = {{"buffer", fixed_quantity(0.5), fixed_quantity(0.2), {}}};
  Actor jordan{"JOR", "", {"arab"}, Belief{{{leads("EGY"), 0.8, {}}, {std::nullopt, 0.3, {}}}, {}}, {}, false, {}, {}, {}, {}, {}};
  Actor israel{"ISR", "", {}, {}, {}, true, name("vote"), {{"JOR", certain_chance(0.9)}, {"*", certain_chance(0.7)}}, {}, {}, {}};
  s.actors = {egypt, jordan, israel};
  s.pools = {{"", 2, {"others", "", {}, certain_chance(0.1), {}, false, {}, {}, {}, {}, {}}}};
  Requirement size{"size", "", Requirement::Kind::at_least, 500, "troops", "arab", {}, true, {}, {}};
  Requirement command{"command", "", Requirement::Kind::lead, 0, "", "", {}, true, {}, {}};
  Requirement mandate{"mandate", "", Requirement::Kind::when, 0, "", "", {}, true, name("vote"), {}};
  s.requirements = {size, command, mandate};
  s.outcomes = {{"EGY", true, {}}};
  return s;
}

inline std::vector<std::string> lines(const std::vector<Problem>& problems) {
  std::vector<std::string> result;
  for (const Problem& problem : problems) result.push_back(to_string(problem));
  return result;
}

}  // namespace contingent
