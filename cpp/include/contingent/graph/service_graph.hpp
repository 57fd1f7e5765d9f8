// Service graph: who can serve with whom, a world at a time.
//
// In a world, the vertices are the candidates that would join at best, that every gatekeeper in force accepts and whose
// acceptance ranges meet theirs. Two are joined by an edge iff their ranges meet on every issue and each accepts the
// other. A force must be a clique (ranges are boxes, which have Helly number 2: what meets in pairs meets in a point).
//
// Edges are found for 64 worlds at a time, then turned: a 64 x 64 bit transposition gives each world its rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "contingent/support/actor_set.hpp"
#include "contingent/worlds/block.hpp"

namespace contingent {

/// Transposes a 64 x 64 bit matrix in place: bit j of row i becomes bit i of row j.
void transpose(std::uint64_t* rows);

/// For a list of world sets by candidate, who is in them in each world of a group: set[world].contains(i) iff
/// by_candidate[i] contains world 64 * group + world. N words must be enough for the candidates.
template <int N>
void sets_by_world(const std::vector<Words>& by_candidate, int group, ActorSet<N>* set) {
  for (int w = 0; w < N; ++w) {
    std::uint64_t rows[64] = {};
    for (std::size_t i = 0; i < 64 && static_cast<std::size_t>(64 * w) + i < by_candidate.size(); ++i)
      rows[i] = by_candidate[static_cast<std::size_t>(64 * w) + i].word[static_cast<std::size_t>(group)];
    transpose(rows);
    for (int world = 0; world < 64; ++world) set[world].word(w) = rows[world];
  }
}

/// The edges of all worlds of a block, by pairs.
class ServiceEdges {
 public:
  explicit ServiceEdges(const Model& model);
  /// Finds every edge between the vertices of a drawn block. Cost: O(pairs * issues) for the whole block.
  void find(const Model& model, const Block& block);
  /// Finds the edges of these vertices again; all others stay as they are.
  void find_of(const Model& model, const Block& block, const Members& vertices);
  /// For one group of 64 worlds: the word of each neighbour j of i, padded to a multiple of 64.
  const std::uint64_t* row(int group, int i) const {
    return together_.data() + (static_cast<std::size_t>(group) * candidates_ + static_cast<std::size_t>(i)) * stride_;
  }

 private:
  void set(int i, int j, const Words& words);
  std::size_t candidates_, stride_;
  std::vector<std::uint64_t> together_;  // [group][i][j], symmetric
};

/// The graphs of the 64 worlds of a group.
template <int N>
class ServiceGraphs {
 public:
  explicit ServiceGraphs(const Model& model) : rows_(model.candidates.size() * 64) {}

  /// `worlds`: those of the group that will be asked about.
  void load(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds) {
    sets_by_world(block.compatible, group, vertices_);
    for (const int i : block.scope) {
      if ((block.compatible[static_cast<std::size_t>(i)].word[static_cast<std::size_t>(group)] & worlds) == 0) continue;
      const std::uint64_t* row = edges.row(group, i);
      for (int w = 0; w < N; ++w) {
        std::uint64_t turned[64];
        for (int j = 0; j < 64; ++j) turned[j] = row[64 * w + j];
        transpose(turned);
        for (int world = 0; world < 64; ++world) rows_[index(i, world)].word(w) = turned[world];
      }
    }
  }

  const ActorSet<N>& vertices(int world) const { return vertices_[world]; }
  /// The neighbours of a vertex of that world.
  const ActorSet<N>& neighbours(int world, int i) const { return rows_[index(i, world)]; }

 private:
  static std::size_t index(int i, int world) { return static_cast<std::size_t>(64 * i + world); }
  ActorSet<N> vertices_[64];
  std::vector<ActorSet<N>> rows_;
};

}  // namespace contingent
