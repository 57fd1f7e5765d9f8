#include "contingent/worlds/bound.hpp"

namespace contingent {

namespace {

// reached[k] = the worlds in which at least k of the parts seen so far hold.
template <class Parts, class WorldsOf>
Words at_least(int count, const Parts& parts, WorldsOf&& worlds_of) {
  std::vector<Words> reached(static_cast<std::size_t>(count) + 1);
  reached[0] = Words::all();
  for (const auto& part : parts) {
    const Words here = worlds_of(part);
    for (std::size_t k = reached.size() - 1; k > 0; --k) reached[k] |= reached[k - 1] & here;
  }
  return reached.back();
}

}  // namespace

Words worlds_where_open(const Gate& gate, const std::vector<Words>& events) {
  switch (gate.kind) {
    case Gate::Kind::event:
      return events[static_cast<std::size_t>(gate.event)];
    case Gate::Kind::negation:
      return ~worlds_where_open(gate.parts.front(), events);
    case Gate::Kind::at_least:
      break;
  }
  return at_least(gate.count, gate.parts, [&](const Gate& part) { return worlds_where_open(part, events); });
}

Words worlds_where_holds(const ForceCondition& condition, const std::vector<Words>& gates, const Members& members,
                         int lead) {
  const auto whether = [](bool holds) { return holds ? Words::all() : Words::none(); };
  switch (condition.kind) {
    case ForceCondition::Kind::gate:
      return gates[static_cast<std::size_t>(condition.gate)];
    case ForceCondition::Kind::leads:
      return whether(lead == condition.candidate && members.contains(lead));
    case ForceCondition::Kind::members:
      return whether((members & condition.members).size() >= condition.count);
    case ForceCondition::Kind::at_least:
      break;
  }
  return at_least(condition.count, condition.parts,
                  [&](const ForceCondition& part) { return worlds_where_holds(part, gates, members, lead); });
}

}  // namespace contingent
