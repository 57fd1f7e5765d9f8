// Service graph: who can serve with whom, a world at a time.
//
// In a world, the vertices are the candidates that would join at best, that every gatekeeper in force accepts and whose
// acceptance ranges meet theirs. Two are joined by an edge iff their ranges meet on every issue and each accepts the
// other. A force must be a clique (ranges are boxes, which have Helly number 2: what meets in pairs meets in a point).
//
// Edges are found for 64 worlds at a time, then turned: a 64 x 64 bit transposition gives each world its rows. Or, where too
// few are vertices for that to pay, a world at a time among its vertices, once the world is asked about.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "contingent/graph/service_edges.hpp"
#include "contingent/graph/world_ranges.hpp"
#include "contingent/support/bits.hpp"

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

/// The graphs of the 64 worlds of a group.
template <int N>
class ServiceGraphs {
 public:
  explicit ServiceGraphs(const Model& model) : model_(model), rows_(model.candidates.size() * 64), ranges_(model) {}

  /// `worlds`: those of the group that will be asked about.
  void load(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds) {
    sets_by_world(block.compatible, group, vertices_);
    found_ = {};
    by_world_ = edges.by_world();
    if (by_world_)
      find_refusals(block, group, worlds);
    else
      turn(block, edges, group, worlds);
  }
  /// To be called before neighbours() of a world.
  void find(const Block& block, int group, int world);

  const ActorSet<N>& vertices(int world) const { return vertices_[world]; }
  /// The neighbours of a vertex of that world.
  const ActorSet<N>& neighbours(int world, int i) const { return rows_[index(i, world)]; }
  /// With whom each vertex of that world cannot serve, by rank; `candidates` are its vertices, ranked_vertices at most. Needs no
  /// find().
  void conflicts(const Block& block, int group, int world, const int* candidates, int count, Ranks* conflicts);

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

  void find_refusals(const Block& block, int group, std::uint64_t worlds) {
    for (auto& of_world : refusals_) of_world.clear();
    for (const BoundAcceptance& acceptance : model_.acceptances) {
      const int i = acceptance.judge, j = acceptance.target;
      if (!model_.parties[static_cast<std::size_t>(i)].candidate) continue;
      const auto word = [group](const Words& words) { return words.word[static_cast<std::size_t>(group)]; };
      std::uint64_t both = worlds & word(block.compatible[static_cast<std::size_t>(i)]);
      both &= word(block.compatible[static_cast<std::size_t>(j)]);
      if (both != 0) both &= ~word(worlds_where_accepts(model_, block, i, j));
      for (; both != 0; both &= both - 1) refusals_[std::countr_zero(both)].emplace_back(i, j);
    }
  }

  const Model& model_;
  ActorSet<N> vertices_[64];
  std::vector<ActorSet<N>> rows_;
  std::vector<int> listed_;
  WorldRanges ranges_;
  std::vector<std::pair<int, int>> refusals_[64];
  bool by_world_ = false;
  std::array<bool, 64> found_{};
};

template <int N>
void ServiceGraphs<N>::conflicts(const Block& block, int group, int world, const int* candidates, int count, Ranks* conflicts) {
  if (!by_world_) {
    const std::uint64_t* rows[ranked_vertices];
    for (int k = 0; k < count; ++k) rows[k] = neighbours(world, candidates[k]).words();
    return conflicts_by_rank(rows, count, vertices_[world].words(), N, conflicts);
  }
  ranges_.take_up(block, 64 * group + world, candidates, count);
  ranges_.conflicts(conflicts);
  for (const auto& [i, j] : refusals_[world]) {
    const int a = vertices_[world].rank(i), b = vertices_[world].rank(j);
    conflicts[a] |= Ranks{1} << b;
    conflicts[b] |= Ranks{1} << a;
  }
}

template <int N>
void ServiceGraphs<N>::find(const Block& block, int group, int world) {
  if (!by_world_ || found_[static_cast<std::size_t>(world)]) return;
  found_[static_cast<std::size_t>(world)] = true;
  listed_.clear();
  for_each(vertices_[world], [&](int i) { listed_.push_back(i); });
  const int count = static_cast<int>(listed_.size());
  if (count <= ranked_vertices) {
    Ranks apart[ranked_vertices];
    conflicts(block, group, world, listed_.data(), count, apart);
    for (int k = 0; k < count; ++k) {
      ActorSet<N>& row = rows_[index(listed_[static_cast<std::size_t>(k)], world)] = vertices_[world];
      for (Ranks rest = apart[k] | Ranks{1} << k; rest != 0; rest &= rest - 1)
        row.erase(listed_[static_cast<std::size_t>(std::countr_zero(rest))]);
    }
    return;
  }
  ranges_.take_up(block, 64 * group + world, listed_.data(), count);
  for (int k = 0; k < count; ++k) {
    const std::vector<std::uint8_t>& meets = ranges_.meets(k);
    const int i = listed_[static_cast<std::size_t>(k)];
    ActorSet<N> row;
    for (std::size_t b = 0; b < listed_.size(); ++b) row.word(listed_[b] >> 6) |= std::uint64_t{meets[b]} << (listed_[b] & 63);
    row.erase(i);
    rows_[index(i, world)] = row;
  }
  for (const auto& [i, j] : refusals_[world]) {
    rows_[index(i, world)].erase(j);
    rows_[index(j, world)].erase(i);
  }
}

}  // namespace contingent
