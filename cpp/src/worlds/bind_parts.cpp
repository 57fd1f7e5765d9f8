// The small parts of a model: conditions, beliefs, quantities.
#include <algorithm>
#include <cmath>

#include "binder.hpp"
#include "contingent/support/random.hpp"
#include "quantiles.hpp"

namespace contingent {

bool Binder::asks_about_force(const Condition& condition) const {
  bool asks = false;
  for_each_leaf(condition, [&](const Condition& leaf) {
    asks |= leaf.kind == Condition::Kind::leads || model_.event(leaf.name) < 0;
  });
  return asks;
}

Gate Binder::gate(const Condition& condition) const {
  if (condition.kind == Condition::Kind::name) return {Gate::Kind::event, model_.event(condition.name), 0, {}};
  Gate result{Gate::Kind::at_least, 0, 1, {}};
  for (const Condition& part : condition.parts) result.parts.push_back(gate(part));
  if (condition.kind == Condition::Kind::negation) result.kind = Gate::Kind::negation;
  if (condition.kind == Condition::Kind::at_least) result.count = condition.count;
  if (condition.kind == Condition::Kind::all_of) result.count = static_cast<int>(result.parts.size());
  return result;
}

int Binder::gate_number(const Condition& condition) {
  Gate wanted = gate(condition);
  const auto known = std::find(model_.gates.begin(), model_.gates.end(), wanted);
  if (known != model_.gates.end()) return static_cast<int>(known - model_.gates.begin());
  model_.gates.push_back(std::move(wanted));
  return static_cast<int>(model_.gates.size()) - 1;
}

ForceCondition Binder::force_condition(const Condition& condition) {
  ForceCondition result;
  if (!asks_about_force(condition)) {
    result.gate = gate_number(condition);
    model_.force_gates.push_back(result.gate);
    return result;
  }
  switch (condition.kind) {
    case Condition::Kind::name:
      result.kind = ForceCondition::Kind::members;
      result.members.insert(model_.candidate(condition.name));
      result.count = 1;
      return result;
    case Condition::Kind::leads: {
      result.kind = ForceCondition::Kind::leads;
      result.candidate = model_.candidate(condition.name);
      auto& named = model_.named_leads;
      const auto place = std::lower_bound(named.begin(), named.end(), result.candidate);
      if (place == named.end() || *place != result.candidate) named.insert(place, result.candidate);
      return result;
    }
    case Condition::Kind::all_of:
      return counted(static_cast<int>(condition.parts.size()), condition.parts);
    case Condition::Kind::any_of:
      return counted(1, condition.parts);
    case Condition::Kind::at_least:
    case Condition::Kind::negation:
      break;
  }
  return counted(condition.count, condition.parts);
}

// Where all parts are members, each named once, they are counted as one set.
ForceCondition Binder::counted(int count, const std::vector<Condition>& parts) {
  ForceCondition result;
  result.count = count;
  const bool plain = std::all_of(parts.begin(), parts.end(), [&](const Condition& part) {
    return part.kind == Condition::Kind::name && model_.event(part.name) < 0;
  });
  if (plain) {
    for (const Condition& part : parts) result.members.insert(model_.candidate(part.name));
    if (result.members.size() == static_cast<int>(parts.size())) {
      result.kind = ForceCondition::Kind::members;
      return result;
    }
    result.members = {};
  }
  result.kind = ForceCondition::Kind::at_least;
  for (const Condition& part : parts) result.parts.push_back(force_condition(part));
  return result;
}

// What a conjunction asks about events alone is known for 64 worlds at a time: it goes to the gate.
void Binder::bind_condition(const Condition& when, BoundClause& bound) {
  Condition events{Condition::Kind::all_of, {}, 0, {}}, force = events;
  const std::vector<Condition> whole = {when};
  for (const Condition& part : when.kind == Condition::Kind::all_of ? when.parts : whole)
    (asks_about_force(part) ? force : events).parts.push_back(part);
  const auto simplest = [](const Condition& all) -> const Condition& { return all.parts.size() == 1 ? all.parts.front() : all; };
  if (!events.parts.empty()) bound.gate = gate_number(simplest(events));
  if (force.parts.empty()) return;
  bound.force_when = force_condition(simplest(force));
  bound.slot = model_.slots++;
}

BoundBelief Binder::belief(const std::string& name, const Belief& belief) {
  BoundBelief result{draw_key(model_.seed, name), {}};
  for (const Clause& clause : belief.clauses) {
    BoundClause bound;
    bound.threshold = chance_threshold(clause.chance);
    if (clause.when) bind_condition(*clause.when, bound);
    result.clauses.push_back(std::move(bound));
  }
  return result;
}

BoundQuantity Binder::quantity(const std::string& name, const Quantity& quantity, double unit) {
  BoundQuantity result{draw_key(model_.seed, name), nullptr, std::round(quantity.mode / unit), 0};
  if (quantity.kind == Quantity::Kind::normal)
    result = {result.key, table(normal_quantiles()), quantity.mean / unit, quantity.sd / unit};
  if (quantity.kind == Quantity::Kind::pert) {
    const double width = quantity.high - quantity.low;
    result = {result.key, table(pert_quantiles(1 + 4 * (quantity.mode - quantity.low) / width)), quantity.low / unit, width / unit};
  }
  return result;
}

const QuantileCell* Binder::table(std::shared_ptr<const QuantileTable> table) {
  model_.tables_.push_back(table);
  return table->data();
}

}  // namespace contingent
