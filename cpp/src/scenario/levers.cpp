#include "contingent/scenario/levers.hpp"

#include <algorithm>
#include <functional>

#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

// A lever of one scenario: the numbers it takes and what setting it does.
struct Lever {
  std::string name;
  double most;     // from 0
  bool is_switch;  // 0 or 1 only
  std::function<void(double)> set;
  bool listed = true;

  bool takes(double value) const { return is_switch ? value == 0 || value == 1 : value >= 0 && value <= most; }
  std::string expected() const { return is_switch ? "0 (off) or 1 (on)" : "a number from 0 to " + number_text(most); }
};

Lever chance_lever(const std::string& name, Belief& belief) {
  return {name, 1, false, [&belief](double chance) { belief = certain_chance(chance); }};
}

Lever requirement_lever(Requirement& requirement) {
  const std::string name = "requirement:" + requirement.id;
  switch (requirement.kind) {
    case Requirement::Kind::at_least:
      return {name, max_quantity, false, [&requirement](double amount) { requirement.at_least = amount; }};
    case Requirement::Kind::lead:
      return {name, 1, true, [&requirement](double on) { requirement.lead = on != 0; }};
    case Requirement::Kind::when:
      break;
  }
  return {name, 1, true, [&requirement, id = requirement.id](double on) { requirement.id = on != 0 ? id : ""; }};  // dropped below
}

void add_levers_of(Actor& actor, std::vector<Lever>& levers) {
  if (actor.joins) levers.push_back(chance_lever("joins:" + actor.id, *actor.joins));
  if (actor.leads) levers.push_back(chance_lever("leads:" + actor.id, *actor.leads));
  for (Acceptance& acceptance : actor.accepts)
    levers.push_back(chance_lever("accepts:" + actor.id + "/" + acceptance.target, acceptance.belief));
  for (Position& position : actor.positions)
    levers.push_back({"position:" + actor.id + "/" + position.issue, 1, false,
                      [&position](double ideal) { position.ideal = fixed_quantity(ideal); }});
}

std::vector<Lever> levers_of(Scenario& scenario) {
  std::vector<Lever> levers;
  for (Event& event : scenario.events) levers.push_back(chance_lever("event:" + event.id, event.belief));
  for (Actor& actor : scenario.actors) add_levers_of(actor, levers);
  for (Pool& pool : scenario.pools) add_levers_of(pool.member, levers);
  for (Requirement& requirement : scenario.requirements) levers.push_back(requirement_lever(requirement));
  for (Source& source : scenario.sources)
    levers.push_back({"source:" + source.id, 1, false, [&source](double right) { source.right = right; }, false});
  return levers;
}

Problem unknown_lever(const std::string& name, const std::vector<Lever>& levers) {
  std::vector<std::string> known;
  for (const Lever& lever : levers) known.push_back(lever.name);
  const std::string near = nearest_name(name, known);
  return {"", "the lever " + in_quotes(name), "a lever that the scenario has",
          near.empty() ? "levers are named event:E, joins:A, leads:A, accepts:A/B, position:A/I, requirement:R or source:S"
                       : "did you mean " + in_quotes(near) + "?"};
}

}  // namespace

Scenario set_levers(const Scenario& scenario, const std::vector<std::pair<std::string, double>>& values) {
  Scenario changed = scenario;
  std::vector<Lever> levers = levers_of(changed);
  std::vector<Problem> problems;
  for (const auto& [name, value] : values) {
    const auto lever = std::find_if(levers.begin(), levers.end(), [&name = name](const Lever& l) { return l.name == name; });
    if (lever == levers.end())
      problems.push_back(unknown_lever(name, levers));
    else if (!lever->takes(value))
      problems.push_back({"", number_text(value) + " for the lever " + in_quotes(name), lever->expected(), ""});
    else
      lever->set(value + 0.0);  // no negative zero
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  std::erase_if(changed.requirements, [](const Requirement& requirement) { return requirement.id.empty(); });
  return changed;
}

std::vector<std::string> levers(const Scenario& scenario) {
  Scenario copy = scenario;
  std::vector<std::string> names;
  for (const Lever& lever : levers_of(copy))
    if (lever.listed) names.push_back(lever.name);
  return names;
}

}  // namespace contingent
