// LaneSearch: who could, would and must take part, or whether any force is feasible, in sixteen plain worlds at a time.
//
// A branch of a world's search is a set of vertices: the greatest fixed point inside it is the largest force it can hold. Where
// that misses a requirement, or could tell nothing new, the branch is cut; where no two of it are in conflict it is a
// feasible force, the largest inside some clique; else it is split on the vertex with most conflicts, in the forces that
// keep it and those that do without. All of this is the same few instructions in every world, so sixteen worlds share them.
#pragma once

#include <bit>
#include <cstdint>
#include <memory>
#include <vector>

#include "contingent/force/plain_world.hpp"

namespace contingent {

/// What the feasible forces of a world have in common, and which of them forms.
struct PlainMembership {
  int world = 0;
  const int* candidates = nullptr;        // by rank
  Ranks could = 0, best = 0, needed = 0;  // `best` forms, if any does
  bool viable = false;
  bool uncoordinated = false;             // some force seen forms though nobody coordinates; if false, others may
};

/// What is asked of each world: everything, or whether it is viable and nothing else.
enum class LaneQuestion { membership, viable };

class LaneSearch {
 public:
  explicit LaneSearch(LaneQuestion question);
  ~LaneSearch();

  /// The sums of the worlds that follow, PlainWorlds::sums(). To be called when all earlier worlds are done.
  void ask(const std::vector<PlainSum>& sums);
  /// Where the next world may be written. If no lane is free, works until one is; tells `done` what became of earlier worlds.
  template <class Done>
  PlainWorld& next(Done&& done) {
    while (free_ == 0) work(done);
    return free_lane();
  }
  /// Takes up the world that was written there.
  void start();
  /// Works until every world is done.
  template <class Done>
  void finish(Done&& done) {
    while (busy()) work(done);
  }

 private:
  struct State;

  template <class Done>
  void work(Done&& done) {
    for (std::uint32_t ended = work_until_one_ends(); ended != 0; ended &= ended - 1) {
      const int lane = std::countr_zero(ended);
      done(membership(lane));
      release(lane);
    }
  }
  bool busy() const;
  PlainWorld& free_lane();
  std::uint32_t work_until_one_ends();  // lanes
  PlainMembership membership(int lane) const;
  void release(int lane);

  std::unique_ptr<State> state_;
  std::uint32_t free_;  // lanes
  LaneQuestion question_;
};

/// Asks about worlds of a drawn block: of those that are plain `done` is told what was found, in any order; each other is taken
/// up by `forces` and left to other(world).
template <int N, class Done, class Other>
void search_plainly(const Block& block, const ServiceEdges& edges, const Words& worlds, WorldForces<N>& forces,
                    PlainWorlds<N>& plain, LaneSearch& lanes, Done&& done, Other&& other) {
  lanes.ask(plain.sums());
  for (int group = 0; group < block_words; ++group) {
    std::uint64_t rest = worlds.word[static_cast<std::size_t>(group)];
    if (rest != 0) forces.take_up_group(block, edges, group, rest);
    for (; rest != 0; rest &= rest - 1) {
      const int world = std::countr_zero(rest);
      if (plain.write(block, forces, group, world, lanes.next(done))) {
        lanes.start();
      } else {
        forces.take_up(world);
        other(64 * group + world);
      }
    }
  }
  lanes.finish(done);
}

}  // namespace contingent
