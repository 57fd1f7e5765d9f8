// Service edges: who can serve with whom, for all worlds of a block at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "contingent/worlds/block.hpp"

namespace contingent {

/// The edges of all worlds of a block, by pairs; or none, where few are vertices.
class ServiceEdges {
 public:
  /// `kept`: whether the edges found will serve for variants of the block too, so that it pays to find more of them at once.
  explicit ServiceEdges(const Model& model, bool kept = false);
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
  bool kept_;
  std::vector<std::uint64_t> together_;  // [group][i][j], symmetric
  bool by_world_ = false;
};

}  // namespace contingent
