// Sample: which worlds a question is asked of.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "contingent/support/blocks.hpp"
#include "contingent/support/world_set.hpp"
#include "contingent/worlds/block.hpp"

namespace contingent {

/// The worlds first, first + 1, ..., first + count - 1 of a model, worked through by `threads` threads. Worlds are drawn
/// when a question needs them and forgotten block by block; questions about the same sample meet the same worlds.
struct Sample {
  std::shared_ptr<const Model> model;
  std::uint64_t first = 0;  // a multiple of 64
  std::uint64_t count = 0;  // at least 1
  int threads = 1;

  std::uint64_t blocks() const { return (count + block_worlds - 1) / block_worlds; }
};

constexpr std::uint64_t max_worlds = 1ull << 40;

/// Draws every block of the sample for a scope and calls work(thread, block number, block).
void for_each_drawn_block(const Sample& sample, const Members& scope, bool positions, bool amounts,
                          const Progress& progress,
                          const std::function<void(int thread, std::uint64_t number, const Block& block)>& work);

/// The worlds in which `where(block)` says so.
WorldSet worlds_where(const Sample& sample, const Members& scope, bool positions, bool amounts,
                      const Progress& progress, const std::function<Words(const Block& block)>& where);

/// Every candidate of the sample's model.
Members everyone(const Sample& sample);

}  // namespace contingent
