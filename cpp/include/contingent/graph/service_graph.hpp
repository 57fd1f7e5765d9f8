// Service graph: who can serve with whom, a world at a time.
//
// In a world, the vertices are the candidates that would join at best, that every gatekeeper in force accepts and whose
// acceptance ranges meet theirs. Two are joined by an edge iff their ranges meet on every issue and each accepts the
// other. A force must be a clique (ranges are boxes, which have Helly number 2: what meets in pairs meets in a point).
//
// Where many are vertices, edges are found for 64 worlds at a time, then turned: a 64 x 64 bit transposition gives each world
// its rows. Where few are, most pairs share no world: then they are found a world at a time, among its vertices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "contingent/support/actor_set.hpp"
#include "contingent/support/bits.hpp"
#include "contingent/worlds/block.hpp"

namespace contingent {

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

/// The edges of all worlds of a block, by pairs; or none, where few are vertices.
class ServiceEdges {
 public:
  explicit ServiceEdges(const Model& model);
  /// Finds every edge between the vertices of a drawn block. Cost: O(pairs * issues) for the whole block.
  void find(const Model& model, const Block& block);
  /// Finds the edges of these vertices again; all others stay as they are.
  void find_of(const Model& model, const Block& block, const Members& vertices);
  /// Whether they are left to be found a world at a time.
  bool by_world() const { return by_world_; }
  /// How many words of an ActorSet the candidates fill: a row has 64 times as many.
  int words() const { return static_cast<int>(stride_ / 64); }
  /// For one group of 64 worlds: the word of each neighbour j of i, padded to a multiple of 64.
  const std::uint64_t* row(int group, int i) const {
    return together_.data() + (static_cast<std::size_t>(group) * candidates_ + static_cast<std::size_t>(i)) * stride_;
  }

 private:
  void set(int i, int j, const Words& words);
  std::size_t candidates_, stride_;
  std::vector<std::uint64_t> together_;  // [group][i][j], symmetric
  bool by_world_ = false;
};

/// The ranges of the vertices of one world, side by side.
class WorldRanges {
 public:
  void take_up(const Model& model, const Block& block, int world, const std::vector<int>& vertices);
  /// Whether the range of the k-th meets that of each, on every issue: 1 or 0 by vertex.
  const std::vector<std::uint8_t>& meets(std::size_t k);

 private:
  std::size_t issues_ = 0, count_ = 0;
  std::vector<std::int32_t> low_, high_;  // [issue][vertex]
  std::vector<std::uint8_t> meets_;
};

/// The graphs of the 64 worlds of a group.
template <int N>
class ServiceGraphs {
 public:
  explicit ServiceGraphs(const Model& model) : model_(model), rows_(model.candidates.size() * 64) {}

  /// `worlds`: those of the group that will be asked about.
  void load(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds) {
    sets_by_world(block.compatible, group, vertices_);
    if (edges.by_world())
      find_by_world(block, group, worlds);
    else
      turn(block, edges, group, worlds);
  }

  const ActorSet<N>& vertices(int world) const { return vertices_[world]; }
  /// The neighbours of a vertex of that world.
  const ActorSet<N>& neighbours(int world, int i) const { return rows_[index(i, world)]; }

 private:
  static std::size_t index(int i, int world) { return static_cast<std::size_t>(64 * i + world); }

  void turn(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds) {
    for (const int i : block.scope) {
      if ((block.compatible[static_cast<std::size_t>(i)].word[static_cast<std::size_t>(group)] & worlds) == 0) continue;
      const std::uint64_t* row = edges.row(group, i);
      for (int w = 0; w < edges.words(); ++w) {  // a set may have more words than the candidates fill
        std::uint64_t turned[64];
        for (int j = 0; j < 64; ++j) turned[j] = row[64 * w + j];
        transpose(turned);
        for (int world = 0; world < 64; ++world) rows_[index(i, world)].word(w) = turned[world];
      }
    }
  }

  void find_by_world(const Block& block, int group, std::uint64_t worlds) {
    for (std::uint64_t rest = worlds; rest != 0; rest &= rest - 1) {
      const int world = std::countr_zero(rest);
      listed_.clear();
      for_each(vertices_[world], [&](int i) { listed_.push_back(i); });
      ranges_.take_up(model_, block, 64 * group + world, listed_);
      for (std::size_t a = 0; a < listed_.size(); ++a) {
        const std::vector<std::uint8_t>& meets = ranges_.meets(a);
        ActorSet<N> row;
        for (std::size_t b = 0; b < listed_.size(); ++b)
          row.word(listed_[b] >> 6) |= std::uint64_t{meets[b]} << (listed_[b] & 63);
        row.erase(listed_[a]);
        rows_[index(listed_[a], world)] = row;
      }
    }
    for (const BoundAcceptance& acceptance : model_.acceptances)
      if (model_.parties[static_cast<std::size_t>(acceptance.judge)].candidate) refuse(block, acceptance, group, worlds);
  }

  // Takes the edge away in the worlds in which the one does not accept the other.
  void refuse(const Block& block, const BoundAcceptance& acceptance, int group, std::uint64_t worlds) {
    const auto word = [group](const Words& words) { return words.word[static_cast<std::size_t>(group)]; };
    const int i = acceptance.judge, j = acceptance.target;
    worlds &= word(block.compatible[static_cast<std::size_t>(i)]) & word(block.compatible[static_cast<std::size_t>(j)]);
    if (worlds != 0) worlds &= ~word(worlds_where_accepts(model_, block, i, j));
    for (; worlds != 0; worlds &= worlds - 1) {
      rows_[index(i, std::countr_zero(worlds))].erase(j);
      rows_[index(j, std::countr_zero(worlds))].erase(i);
    }
  }

  const Model& model_;
  ActorSet<N> vertices_[64];
  std::vector<ActorSet<N>> rows_;
  std::vector<int> listed_;
  WorldRanges ranges_;
};

}  // namespace contingent
