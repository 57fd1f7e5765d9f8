// Plain worlds: those whose feasible forces can be told from sets and sums alone.
//
// In most worlds, once events have happened and a lead is chosen, every condition left is a number of members that someone
// waits for, or one of two such numbers. Such a world is written small: its vertices are numbered by rank, a set of them is one
// word, and whatever asks about the force is an entry. LaneSearch works through sixteen at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "contingent/force/world_forces.hpp"

namespace contingent {

constexpr int plain_entries = 23;  // under a lead
constexpr int plain_sums = 6;
constexpr int plain_tasks = 3;

/// Holds where at least so many of these are in.
struct PlainCount {
  Ranks peers = 0;
  int least = 1;
  bool holds(Ranks force) const { return bit_count(force & peers) >= least; }
};

/// Those of `leaves` leave unless one of the two holds. `leaves` is one vertex; or everybody, where the force is what is asked.
struct PlainEntry {
  Ranks leaves = 0;
  PlainCount either, other;
  bool fails(Ranks force) const { return !either.holds(force) && !other.holds(force); }
};

/// What to look at under a lead: those who may come, those who must be in, and what they wait for.
struct PlainRoot {
  Ranks open = 0, must = 0;
  Ranks waiting = 0;  // who has an entry
  int entry_count = 0;
  std::array<PlainEntry, plain_entries> entries;

  std::span<const PlainEntry> all_entries() const { return {entries.data(), static_cast<std::size_t>(entry_count)}; }
  /// The largest set inside that wants to serve together and holds whom it must; empty where there is none.
  Ranks greatest(Ranks inside) const;
  /// Those inside who come if nobody coordinates.
  Ranks least(Ranks inside) const;
};

struct PlainWorld {
  int world = 0, count = 0;
  std::array<int, ranked_vertices> candidates{};             // by rank, ascending
  std::array<Ranks, ranked_vertices> conflicts{};            // with whom each cannot serve
  std::array<std::array<std::int32_t, ranked_vertices>, plain_tasks> amounts{};  // in quantity_units
  std::array<Ranks, plain_sums> from{};                     // whose amounts a sum counts
  std::vector<PlainRoot> roots;  // the first root_count of them; the others are there to be written again
  std::size_t root_count = 0;
};

/// A sum of a task's amounts, and what it has to reach. The first of a model is what the scenario prefers.
struct PlainSum {
  int task = -1;  // -1: members
  std::int32_t at_least = 0;
  Members from;
};

class ConditionAsCounts;

/// Writes worlds of a model plainly, where that can be done.
template <int N>
class PlainWorlds {
 public:
  /// `with`: only forces with this candidate are asked about; -1: all.
  explicit PlainWorlds(const Model& model, int with = -1);

  const std::vector<PlainSum>& sums() const { return sums_; }

  /// Writes a world of the group that `forces` has taken up. False where it is not plain: it has more vertices or entries than
  /// fit, a condition that asks for more, or numbers too large; then what was written means nothing.
  bool write(const Block& block, WorldForces<N>& forces, int group, int world_of_group, PlainWorld& plain);

 private:
  using Set = ActorSet<N>;
  void number(const Set& vertices);
  template <int M>
  Ranks ranks(const ActorSet<M>& candidates) const;
  bool add_amounts(const Block& block);
  bool leads_are_plain(const Block& block, const Set& able) const;
  bool add_roots(const Block& block, const Set& always, const Set& able);
  bool write_root(const Block& block, const Set& always, const Set& able, int lead, PlainRoot& root);
  bool add(const ConditionAsCounts& condition, Ranks leaves, PlainRoot& root) const;
  void note_leads(const ForceCondition& condition);

  const Model& model_;
  const int with_;
  bool some_ = true;  // whether any world can be plain
  bool asks_for_lead_ = false;
  std::vector<PlainSum> sums_;
  std::vector<bool> of_all_;  // by sum: whether everybody's amounts count
  std::vector<int> leads_that_hang_;  // whose ability to lead matters and may hang on the force
  PlainWorld* plain_ = nullptr;
  Set vertices_;
  Set leads_asked_for_;  // by a condition of this world
};

extern template class PlainWorlds<1>;
extern template class PlainWorlds<2>;
extern template class PlainWorlds<4>;

}  // namespace contingent
