#include "possible.hpp"

#include <algorithm>

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr double uniforms = 4294967296.0;  // how many there are: 2^32

}  // namespace

Truth truth(const Gate& gate, const Settled& events) {
  if (gate.kind == Gate::Kind::event) return events[at(gate.event)];
  if (gate.kind == Gate::Kind::negation) {
    const Truth inner = truth(gate.parts.front(), events);
    return inner == Truth::maybe ? inner : inner == Truth::yes ? Truth::no : Truth::yes;
  }
  int sure = 0, open = 0;
  for (const Gate& part : gate.parts) {
    const Truth one = truth(part, events);
    sure += one == Truth::yes;
    open += one == Truth::maybe;
  }
  return sure >= gate.count ? Truth::yes : sure + open >= gate.count ? Truth::maybe : Truth::no;
}

namespace {

// Whether a source is right in reports of one kind: they share one uniform with its reports of other kinds, so those that are
// settled bound it.
double chance_of_source(const Model& model, int event, const Settled& events) {
  const BoundBelief& belief = model.events[at(event)];
  double low = 0, high = uniforms;
  for (std::size_t other = model.scenario->events.size(); other < model.events.size(); ++other) {
    if (model.events[other].key != belief.key || events[other] == Truth::maybe) continue;
    const auto threshold = static_cast<double>(model.events[other].clauses.front().threshold);
    if (events[other] == Truth::yes) high = std::min(high, threshold);
    if (events[other] == Truth::no) low = std::max(low, threshold);
  }
  const auto threshold = static_cast<double>(belief.clauses.front().threshold);
  return low < high ? std::clamp((threshold - low) / (high - low), 0.0, 1.0) : 0;
}

}  // namespace

std::optional<double> settled_chance(const Model& model, int event, const Settled& events) {
  if (at(event) >= model.scenario->events.size()) return chance_of_source(model, event, events);
  for (const BoundClause& clause : model.events[at(event)].clauses) {
    const Truth open = clause.gate < 0 ? Truth::yes : truth(model.gates[at(clause.gate)], events);
    if (open == Truth::maybe) return std::nullopt;
    if (open == Truth::yes) return static_cast<double>(clause.threshold) / uniforms;
  }
  return 0.0;
}

Possible::Possible(const Model& model, const Target& target)
    : model_(model),
      start_(Members::first(model.candidate_count())),
      most_(model.tasks.size() * model.candidates.size(), 0) {
  if (target.kind == Target::Kind::coalition) start_ = wanted_ = target.coalition;
  if (target.kind == Target::Kind::could) wanted_.insert(target.candidate);
  for (const BoundOffer& offer : model.offers)
    most_[at(offer.task * model.candidate_count() + offer.candidate)] = largest_amount(offer);
}

bool Possible::can_hold(const ForceCondition& condition, const Settled& events, const Members& members) const {
  switch (condition.kind) {
    case ForceCondition::Kind::gate:
      return truth(model_.gates[at(condition.gate)], events) != Truth::no;
    case ForceCondition::Kind::leads:
      return members.contains(condition.candidate);
    case ForceCondition::Kind::members:
      return (members & condition.members).size() >= condition.count;
    case ForceCondition::Kind::at_least:
      break;
  }
  return std::count_if(condition.parts.begin(), condition.parts.end(),
                       [&](const ForceCondition& part) { return can_hold(part, events, members); }) >= condition.count;
}

// The first clause that holds decides: one that surely does leaves none behind it a say.
bool Possible::can_be_true(const BoundBelief& belief, const Settled& events, const Members& members) const {
  for (const BoundClause& clause : belief.clauses) {
    const Truth open = clause.gate < 0 ? Truth::yes : truth(model_.gates[at(clause.gate)], events);
    if (open == Truth::no || (clause.force_when && !can_hold(*clause.force_when, events, members))) continue;
    if (clause.threshold > 0) return true;
    if (open == Truth::yes && !clause.force_when) return false;
  }
  return false;
}

bool Possible::can_be_admitted(int i, const Settled& events, const Members& members) const {
  return std::all_of(model_.gatekeepers.begin(), model_.gatekeepers.end(), [&](int gatekeeper) {
    const int gate = model_.parties[at(gatekeeper)].gatekeeper_gate;
    const bool in_force = gate < 0 || truth(model_.gates[at(gate)], events) == Truth::yes;
    const int said = model_.acceptance_of[at(gatekeeper * model_.candidate_count() + i)];
    return !in_force || said < 0 || can_be_true(model_.acceptances[at(said)].belief, events, members);
  });
}

bool Possible::can_meet(const BoundRequirement& requirement, const Settled& events, const Members& members) const {
  if (requirement.kind == Requirement::Kind::when) return can_hold(requirement.when, events, members);
  bool led = false;
  double most = 0;
  for_each(members, [&](int i) {
    led = led || can_be_true(model_.leads[at(i)], events, members);
    if (!requirement.from.contains(i)) return;
    most += requirement.task < 0 ? 1 : most_[at(requirement.task * model_.candidate_count() + i)];
  });
  return requirement.kind == Requirement::Kind::lead ? led : most >= requirement.at_least;
}

bool Possible::can_be_met(const Settled& events) const {
  Members members = start_;
  for (bool changed = true; changed;) {
    changed = false;
    for_each(Members(members), [&](int i) {
      if (can_be_true(model_.joins[at(i)], events, members) && can_be_admitted(i, events, members)) return;
      members.erase(i);
      changed = true;
    });
  }
  if (members.empty() || !members.includes(wanted_)) return false;
  return std::all_of(model_.requirements.begin(), model_.requirements.end(),
                     [&](const BoundRequirement& requirement) { return can_meet(requirement, events, members); });
}

}  // namespace contingent
