#include <algorithm>
#include <cmath>

#include "contingent/support/random.hpp"
#include "contingent/worlds/model.hpp"

namespace contingent {

namespace {

// The draw stays; a clause that always holds comes first and decides. Those behind it keep their slots, unread.
void fix(BoundBelief& belief, double chance) {
  BoundClause always;
  always.threshold = chance_threshold(chance);
  belief.clauses.insert(belief.clauses.begin(), always);
}

// The members of a pool, or the one candidate, that an id of the scenario stands for.
std::vector<int> candidates_of(const Model& model, const std::string& id) {
  std::vector<int> found;
  for (int i = 0; i < model.candidate_count(); ++i)
    if (model.candidates[static_cast<std::size_t>(i)].actor->id == id) found.push_back(i);
  return found;
}

bool is_of(const Model& model, int party, const std::string& id) {
  const auto index = static_cast<std::size_t>(party);
  return (party < model.candidate_count() ? model.candidates[index].actor->id : model.parties[index].id) == id;
}

void set_requirement(Model& model, const std::string& id, double value) {
  const auto& all = model.scenario->requirements;
  const auto number = static_cast<int>(
      std::find_if(all.begin(), all.end(), [&](const Requirement& r) { return r.id == id; }) - all.begin());
  const auto found = std::find_if(model.requirements.begin(), model.requirements.end(),
                                  [&](const BoundRequirement& r) { return r.number == number; });
  if (found != model.requirements.end() && found->kind == Requirement::Kind::at_least)
    found->at_least = found->task < 0 ? value : std::round(value / quantity_unit);
  else if (found != model.requirements.end() && value == 0)
    model.requirements.erase(found);
  else if (found == model.requirements.end() && value != 0) {
    BoundRequirement lead;
    lead.number = number;
    model.requirements.push_back(lead);
  }
}

}  // namespace

void set_lever(Model& model, const std::string& lever, double value) {
  const std::size_t colon = lever.find(':'), slash = lever.find('/');
  const std::string kind = lever.substr(0, colon), id = lever.substr(colon + 1, slash - colon - 1);
  const std::string of = slash == std::string::npos ? "" : lever.substr(slash + 1);
  if (kind == "event") fix(model.events[static_cast<std::size_t>(model.event(id))], value);
  if (kind == "joins")
    for (const int i : candidates_of(model, id)) fix(model.joins[static_cast<std::size_t>(i)], value);
  if (kind == "leads")
    for (const int i : candidates_of(model, id)) fix(model.leads[static_cast<std::size_t>(i)], value);
  if (kind == "accepts")
    for (BoundAcceptance& acceptance : model.acceptances)
      if (is_of(model, acceptance.judge, id) && acceptance.entry == of) fix(acceptance.belief, value);
  if (kind == "position")
    for (BoundPosition& position : model.positions)
      if (is_of(model, position.party, id) && position.issue == model.issue(of)) {
        position.ideal.cells = nullptr;
        position.ideal.offset = std::round(value / position_unit);
      }
  if (kind == "requirement") set_requirement(model, id, value);
}

Model with_lever(const Model& model, const std::string& lever, double value) {
  Model changed = model;
  set_lever(changed, lever, value);
  return changed;
}

}  // namespace contingent
