#include "contingent/graph/service_graph.hpp"

#include <algorithm>
#include <limits>

namespace contingent {

ServiceEdges::ServiceEdges(const Model& model)
    : candidates_(model.candidates.size()),
      stride_((candidates_ + 63) / 64 * 64),
      together_(static_cast<std::size_t>(block_words) * candidates_ * stride_, 0) {}

void ServiceEdges::set(int i, int j, const Words& words) {
  for (std::size_t group = 0; group < block_words; ++group) {
    const std::size_t matrix = group * candidates_;
    together_[(matrix + static_cast<std::size_t>(i)) * stride_ + static_cast<std::size_t>(j)] = words.word[group];
    together_[(matrix + static_cast<std::size_t>(j)) * stride_ + static_cast<std::size_t>(i)] = words.word[group];
  }
}

// A world at a time costs the square of its vertices, all worlds at once that of the candidates, for less each.
void ServiceEdges::find(const Model& model, const Block& block) {
  std::uint64_t vertices = 0;
  for (const int i : block.scope) vertices += count(block.compatible[static_cast<std::size_t>(i)]);
  by_world_ = 4 * vertices < block_worlds * block.scope.size();
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

void WorldRanges::take_up(const Model& model, const Block& block, int world, const std::vector<int>& vertices) {
  count_ = vertices.size();
  issues_ = block.with_positions ? static_cast<std::size_t>(model.issue_count()) : 0;
  low_.resize(issues_ * count_);
  high_.resize(issues_ * count_);
  meets_.resize(count_);
  for (std::size_t issue = 0; issue < issues_; ++issue)
    for (std::size_t k = 0; k < count_; ++k) {
      const int position = model.position_of[static_cast<std::size_t>(vertices[k]) * issues_ + issue];
      const std::size_t from = static_cast<std::size_t>(position) * block_worlds + static_cast<std::size_t>(world);
      low_[issue * count_ + k] = position < 0 ? std::numeric_limits<std::int32_t>::min() : block.low[from];
      high_[issue * count_ + k] = position < 0 ? std::numeric_limits<std::int32_t>::max() : block.high[from];
    }
}

const std::vector<std::uint8_t>& WorldRanges::meets(std::size_t k) {
  std::fill(meets_.begin(), meets_.end(), std::uint8_t{1});
  for (std::size_t issue = 0; issue < issues_; ++issue) {
    const std::int32_t *low = &low_[issue * count_], *high = &high_[issue * count_], low_k = low[k], high_k = high[k];
    for (std::size_t other = 0; other < count_; ++other)
      meets_[other] &= static_cast<std::uint8_t>((low_k <= high[other]) & (low[other] <= high_k));
  }
  return meets_;
}

}  // namespace contingent
