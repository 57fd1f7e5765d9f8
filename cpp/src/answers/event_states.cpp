// Which events to settle, and the states that are left.
#include <algorithm>
#include <optional>

#include "contingent/answers/rare_events.hpp"
#include "possible.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

template <class See>
void for_each_event(const Gate& gate, See&& see) {
  if (gate.kind == Gate::Kind::event) see(gate.event);
  for (const Gate& part : gate.parts) for_each_event(part, see);
}

// How often the target's conditions ask about each event, directly or through events that depend on it.
std::vector<int> mentions(const Model& model) {
  std::vector<int> found(model.events.size(), 0);
  const auto add = [&](int gate, int times) {
    if (gate >= 0) for_each_event(model.gates[at(gate)], [&](int event) { found[at(event)] += times; });
  };
  const auto add_belief = [&](const BoundBelief& belief, int times) {
    for (const BoundClause& clause : belief.clauses) add(clause.gate, times);
  };
  for (const int gate : model.force_gates) add(gate, 1);
  for (const auto* beliefs : {&model.joins, &model.leads})
    for (const BoundBelief& belief : *beliefs) add_belief(belief, 1);
  for (const BoundAcceptance& acceptance : model.acceptances) add_belief(acceptance.belief, 1);
  for (const Party& party : model.parties) add(party.gatekeeper_gate, 1);
  for (auto event = model.event_order.rbegin(); event != model.event_order.rend(); ++event)
    if (found[at(*event)] > 0) add_belief(model.events[at(*event)], found[at(*event)]);
  return found;
}

struct Node {
  Settled events;
  double chance;
  bool closed = false;  // nothing more to settle
};

class Splitter {
 public:
  Splitter(const Model& model, const Target& target)
      : model_(model), possible_(model, target), mentions_(mentions(model)) {}

  std::vector<EventState> run(int most) {
    nodes_ = possible({{Settled(model_.events.size(), Truth::maybe), 1}});
    for (;;) {
      const auto next = std::max_element(nodes_.begin(), nodes_.end(), [](const Node& a, const Node& b) {
        return a.closed != b.closed ? a.closed : a.chance < b.chance;
      });
      if (next == nodes_.end() || next->closed) break;
      const int event = event_to_settle(next->events);
      std::vector<Node> parts;
      if (event >= 0) {
        const double chance = *settled_chance(model_, event, next->events);
        parts = possible({with(*next, event, Truth::yes, chance), with(*next, event, Truth::no, 1 - chance)});
      }
      if (event < 0 || static_cast<int>(nodes_.size() + parts.size()) > most + 1) {
        next->closed = true;
      } else {
        nodes_.erase(next);
        nodes_.insert(nodes_.end(), parts.begin(), parts.end());
      }
    }
    return states();
  }

 private:
  static Node with(Node node, int event, Truth happens, double chance) {
    node.events[at(event)] = happens;
    node.chance *= chance;
    return node;
  }

  // Settles what follows for certain, and keeps the nodes in which the target can be met.
  std::vector<Node> possible(std::vector<Node> nodes) const {
    for (Node& node : nodes)
      for (const int event : model_.event_order) {
        const auto chance = settled_chance(model_, event, node.events);
        if (node.events[at(event)] == Truth::maybe && (chance == 0.0 || chance == 1.0))
          node.events[at(event)] = *chance == 1.0 ? Truth::yes : Truth::no;
      }
    std::erase_if(nodes, [this](const Node& node) { return node.chance == 0 || !possible_.can_be_met(node.events); });
    return nodes;
  }

  bool fails(Settled events, int event, Truth happens) const {
    events[at(event)] = happens;
    return !possible_.can_be_met(events);
  }

  // Of the events whose chance is settled: the one that excludes most; one that such an event depends on; the one most is
  // asked about; or none.
  int event_to_settle(const Settled& events) const {
    int best = -1, behind = -1, asked = -1;
    double most = 0;
    for (const int event : model_.event_order) {
      if (events[at(event)] != Truth::maybe || mentions_[at(event)] == 0) continue;
      const auto chance = settled_chance(model_, event, events);
      if (chance && (asked < 0 || mentions_[at(event)] > mentions_[at(asked)])) asked = event;
      const bool needed = fails(events, event, Truth::no), harmful = fails(events, event, Truth::yes);
      if (!needed && !harmful) continue;
      if (!chance && behind < 0) behind = open_parent(events, event);
      const double excluded = chance ? (needed ? 1 - *chance : 0) + (harmful ? *chance : 0) : 0;
      if (excluded > most) {
        best = event;
        most = excluded;
      }
    }
    return best >= 0 ? best : behind >= 0 ? behind : asked;
  }

  // An event with a settled chance that decides about this one's, straight or further back.
  int open_parent(const Settled& events, int event) const {
    int found = -1;
    for (const BoundClause& clause : model_.events[at(event)].clauses)
      if (clause.gate >= 0)
        for_each_event(model_.gates[at(clause.gate)], [&](int parent) {
          if (found >= 0 || events[at(parent)] != Truth::maybe) return;
          found = settled_chance(model_, parent, events) ? parent : open_parent(events, parent);
        });
    return found;
  }

  std::vector<EventState> states() const {
    std::vector<EventState> result;
    for (const Node& node : nodes_) {
      EventState state{{}, node.chance};
      for (std::size_t e = 0; e < node.events.size(); ++e)
        if (node.events[e] != Truth::maybe)
          state.events.emplace_back(static_cast<int>(e), node.events[e] == Truth::yes);
      result.push_back(std::move(state));
    }
    return result;
  }

  const Model& model_;
  Possible possible_;
  std::vector<int> mentions_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<EventState> states_that_can_meet(const Model& model, const Target& target, int most) {
  return Splitter(model, target).run(most);
}

}  // namespace contingent
