#include "contingent/graph/service_edges.hpp"

namespace contingent {

ServiceEdges::ServiceEdges(const Model& model, bool kept)
    : candidates_(model.candidates.size()),
      stride_((candidates_ + 63) / 64 * 64),
      kept_(kept),
      together_(static_cast<std::size_t>(block_words) * candidates_ * stride_, 0) {}

void ServiceEdges::set(int i, int j, const Words& words) {
  for (std::size_t group = 0; group < block_words; ++group) {
    const std::size_t matrix = group * candidates_;
    together_[(matrix + static_cast<std::size_t>(i)) * stride_ + static_cast<std::size_t>(j)] = words.word[group];
    together_[(matrix + static_cast<std::size_t>(j)) * stride_ + static_cast<std::size_t>(i)] = words.word[group];
  }
}

// A world at a time costs the square of its vertices, all worlds at once half that of the candidates.
void ServiceEdges::find(const Model& model, const Block& block) {
  std::uint64_t vertices = 0;
  for (const int i : block.scope) vertices += count(block.compatible[static_cast<std::size_t>(i)]);
  const std::uint64_t all = block_worlds * block.scope.size();
  by_world_ = kept_ ? 4 * vertices < all : 3 * vertices < 2 * all;
  find_of(model, block, Members::first(model.candidate_count()));
}

void ServiceEdges::find_of(const Model& model, const Block& block, const Members& vertices) {
  if (by_world_) return;
  for (const int i : block.scope)
    for (const int j : block.scope) {
      if (j >= i) break;
      if (!vertices.contains(i) && !vertices.contains(j)) continue;
      Words both = block.compatible[static_cast<std::size_t>(i)] & block.compatible[static_cast<std::size_t>(j)];
      if (both.any()) both &= worlds_where_accepts(model, block, i, j) & worlds_where_accepts(model, block, j, i);
      set(i, j, worlds_where_meet(model, block, i, j, both));
    }
}

}  // namespace contingent
