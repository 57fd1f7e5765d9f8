#include "directions.hpp"

#include <algorithm>

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Direction operator|(Direction a, Direction b) { return {a.helps || b.helps, a.hinders || b.hinders}; }
Direction flipped(Direction d) { return {d.hinders, d.helps}; }

// Which way an event moves a gate: helps it open, hinders it.
Direction moves(const Gate& gate, int event) {
  if (gate.kind == Gate::Kind::event) return {gate.event == event, false};
  Direction direction;
  for (const Gate& part : gate.parts) direction = direction | moves(part, event);
  return gate.kind == Gate::Kind::negation ? flipped(direction) : direction;
}

Direction moves(const Model& model, const ForceCondition& condition, int event) {
  if (condition.kind == ForceCondition::Kind::gate) return moves(model.gates[at(condition.gate)], event);
  Direction direction;
  for (const ForceCondition& part : condition.parts) direction = direction | moves(model, part, event);
  return direction;
}

// The literal that a gate is, an event or its negation: {event, whether it happens}; {-1, false} for any other gate.
std::pair<int, bool> literal(const Gate& gate) {
  if (gate.kind == Gate::Kind::event) return {gate.event, true};
  if (gate.kind == Gate::Kind::negation && gate.parts.front().kind == Gate::Kind::event) return {gate.parts.front().event, false};
  return {-1, false};
}

// Whether two conjunctions cannot both hold, for a literal that is not about `event`: as the states of a clause's sources.
bool exclude(const Gate& a, const Gate& b, int event) {
  const auto is_conjunction = [](const Gate& gate) { return gate.count == static_cast<int>(gate.parts.size()); };
  if (!is_conjunction(a) || !is_conjunction(b)) return false;
  for (const Gate& part : a.parts)
    for (const Gate& other : b.parts) {
      const auto [e, happens] = literal(part);
      const auto [f, must] = literal(other);
      if (e >= 0 && e == f && e != event && happens != must) return true;
    }
  return false;
}

// Opening a clause's gate gives its chance the place of a later one's (or of none): helps where that one may be lower,
// hinders where it may be higher.
Direction moves(const Model& model, const BoundBelief& belief, int event) {
  Direction direction;
  for (std::size_t k = 0; k < belief.clauses.size(); ++k) {
    const BoundClause& clause = belief.clauses[k];
    Direction gate;
    if (clause.force_when) gate = moves(model, *clause.force_when, event);
    if (clause.gate >= 0) gate = gate | moves(model.gates[at(clause.gate)], event);
    if (!gate.helps && !gate.hinders) continue;
    std::uint64_t lowest = ~0ull, highest = 0;  // what may decide where this clause does not
    bool always = false;
    for (std::size_t later = k + 1; later < belief.clauses.size() && !always; ++later) {
      const BoundClause& next = belief.clauses[later];
      if (clause.gate >= 0 && next.gate >= 0 && exclude(model.gates[at(clause.gate)], model.gates[at(next.gate)], event)) continue;
      always = !next.force_when && next.gate < 0;
      lowest = std::min(lowest, next.threshold);
      highest = std::max(highest, next.threshold);
    }
    if (!always) lowest = 0;
    if (clause.threshold > lowest) direction = direction | gate;
    if (clause.threshold < highest) direction = direction | flipped(gate);
  }
  return direction;
}

}  // namespace

std::vector<Direction> event_directions(const Model& model) {
  std::vector<Direction> directions(model.events.size());
  // Children come after their parents in event_order: go backwards.
  for (auto event = model.event_order.rbegin(); event != model.event_order.rend(); ++event) {
    Direction& direction = directions[at(*event)];
    for (const BoundBelief& belief : model.joins) direction = direction | moves(model, belief, *event);
    for (const BoundBelief& belief : model.leads) direction = direction | moves(model, belief, *event);
    for (const BoundAcceptance& acceptance : model.acceptances)
      direction = direction | moves(model, acceptance.belief, *event);
    for (const BoundRequirement& requirement : model.requirements)
      if (requirement.kind == Requirement::Kind::when)
        direction = direction | moves(model, requirement.when, *event);
    for (const int party : model.gatekeepers)
      if (model.parties[at(party)].gatekeeper_gate >= 0)
        direction = direction | flipped(moves(model.gates[at(model.parties[at(party)].gatekeeper_gate)], *event));
    for (std::size_t child = 0; child < model.events.size(); ++child) {
      const Direction through = moves(model, model.events[child], *event);
      if (through.helps) direction = direction | directions[child];
      if (through.hinders) direction = direction | flipped(directions[child]);
    }
  }
  return directions;
}

std::string kind_of(const std::string& lever) { return lever.substr(0, lever.find(':')); }
std::string name_of(const std::string& lever) { return lever.substr(lever.find(':') + 1); }

bool only_helps(const Model& model, const std::vector<Direction>& directions, const LeverSetting& setting) {
  const std::string kind = kind_of(setting.lever);
  if (kind == "requirement") return setting.value == 0;
  if (kind == "joins" || kind == "leads" || kind == "accepts") return setting.value == 1;
  if (kind != "event") return false;
  const Direction direction = directions[static_cast<std::size_t>(model.event(name_of(setting.lever)))];
  return (setting.value == 1 && !direction.hinders) || (setting.value == 0 && !direction.helps);
}

}  // namespace contingent
