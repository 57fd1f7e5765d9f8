// Conditions and beliefs with every name an index and every chance a threshold.
//
// A condition is split in two: what depends on events alone is a *gate*, known for 64 worlds at a time before any force is
// looked at; what is left over the gates asks who is in the force and who leads it. Both are monotone in the force.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "contingent/support/actor_set.hpp"
#include "contingent/support/blocks.hpp"

namespace contingent {

using Members = ActorSet<4>;  // any set of candidates
constexpr int no_lead = -1;

/// A condition on events alone.
struct Gate {
  enum class Kind { event, at_least, negation };
  Kind kind = Kind::event;
  int event = 0;            // Kind::event
  int count = 0;            // Kind::at_least: so many of the parts; all for `and`, one for `or`
  std::vector<Gate> parts;  // Kind::negation has one

  bool operator==(const Gate&) const = default;
};

/// The worlds of a block in which a gate is open, given those in which each event happens.
Words worlds_where_open(const Gate& gate, const std::vector<Words>& events);

/// A condition that asks about the force. `members` and `at_least` count; `and` counts all, `or` one.
struct ForceCondition {
  enum class Kind { gate, members, leads, at_least };
  Kind kind = Kind::gate;
  int gate = 0;                       // Kind::gate: its number
  int candidate = 0;                  // Kind::leads
  int count = 0;                      // Kind::members: so many of `members`; Kind::at_least: so many of `parts`
  Members members;                    // Kind::members
  std::vector<ForceCondition> parts;  // Kind::at_least
};

/// The worlds of a block in which the condition holds in the force (members, lead), given the open gates.
Words worlds_where_holds(const ForceCondition& condition, const std::vector<Words>& gates, const Members& members,
                         int lead);

/// Whether the condition holds in one world of a block. Sets are read up to their own number of words.
template <int N>
bool holds(const ForceCondition& condition, const std::vector<Words>& gates, int world, const ActorSet<N>& members,
           int lead) {
  switch (condition.kind) {
    case ForceCondition::Kind::gate:
      return gates[static_cast<std::size_t>(condition.gate)].contains(world);
    case ForceCondition::Kind::leads:
      return lead == condition.candidate && members.contains(lead);
    case ForceCondition::Kind::members: {
      int present = 0;
      for (int w = 0; w < N; ++w) present += bit_count(members.word(w) & condition.members.word(w));
      return present >= condition.count;
    }
    case ForceCondition::Kind::at_least:
      break;
  }
  int holding = 0, left = static_cast<int>(condition.parts.size());
  for (const ForceCondition& part : condition.parts) {
    if (holding >= condition.count || holding + left < condition.count) break;
    holding += holds(part, gates, world, members, lead);
    --left;
  }
  return holding >= condition.count;
}

/// A clause's condition is its gate and its force_when, both.
struct BoundClause {
  int gate = -1;                             // what it asks about events alone; -1: nothing
  std::optional<ForceCondition> force_when;  // what it asks about the force
  int slot = -1;                             // of a clause with force_when: its place in Block::active
  std::uint64_t threshold = 0;               // 0 to 2^32
};

/// A belief ready to be drawn: true where u < threshold of the first clause that holds.
struct BoundBelief {
  std::uint64_t key = 0;  // of its uniform (support/random.hpp)
  std::vector<BoundClause> clauses;
};

}  // namespace contingent
