#include "contingent/graph/service_graph.hpp"

namespace contingent {

namespace {

// Swaps ever smaller off-diagonal squares (Warren, Hacker's Delight, 2nd edition, 7-3).
template <int width>
void transpose_step(std::uint64_t* rows, std::uint64_t mask) {
  for (int block = 0; block < 64; block += 2 * width)
    for (int i = block; i < block + width; ++i) {
      const std::uint64_t swap = ((rows[i] >> width) ^ rows[i + width]) & mask;
      rows[i] ^= swap << width;
      rows[i + width] ^= swap;
    }
}

}  // namespace

void transpose(std::uint64_t* rows) {
  transpose_step<32>(rows, 0x00000000FFFFFFFFull);
  transpose_step<16>(rows, 0x0000FFFF0000FFFFull);
  transpose_step<8>(rows, 0x00FF00FF00FF00FFull);
  transpose_step<4>(rows, 0x0F0F0F0F0F0F0F0Full);
  transpose_step<2>(rows, 0x3333333333333333ull);
  transpose_step<1>(rows, 0x5555555555555555ull);
}

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

void ServiceEdges::find(const Model& model, const Block& block) {
  find_of(model, block, Members::first(model.candidate_count()));
}

void ServiceEdges::find_of(const Model& model, const Block& block, const Members& vertices) {
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
