// World ranges: whose acceptance ranges meet, one world at a time, among a few of its candidates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "contingent/worlds/block.hpp"

namespace contingent {

using Ranks = std::uint32_t;         // a set of candidates by their rank in a list
constexpr int ranked_vertices = 32;  // at most

/// conflicts[k] = the ranks in `vertices` that are not in rows[k], itself left out. The sets have `words` words; there are
/// `count` vertices, at most ranked_vertices, and a row each.
void conflicts_by_rank(const std::uint64_t* const* rows, int count, const std::uint64_t* vertices, int words, Ranks* conflicts);

class WorldRanges {
 public:
  explicit WorldRanges(const Model& model);
  /// The ranges of a list of candidates in one world of a drawn block.
  void take_up(const Block& block, int world, const int* candidates, int count);
  /// conflicts[k] = with whose ranges that of the k-th has nothing in common on some issue. For lists of ranked_vertices at most.
  void conflicts(Ranks* conflicts) const;
  /// The same of one of a list of any length: 1 where their ranges meet, by number in the list.
  const std::vector<std::uint8_t>& meets(int k);

 private:
  std::size_t candidates_;
  int issues_, asked_ = 0, count_ = 0;  // asked_: issues, none where no positions were drawn
  std::size_t stride_ = ranked_vertices;
  std::vector<std::ptrdiff_t> places_;    // [issue][candidate]: where a block has its range; negative: any policy will do
  std::vector<std::int32_t> low_, high_;  // [issue][number in the list]
  std::vector<std::uint8_t> meets_;
};

}  // namespace contingent
