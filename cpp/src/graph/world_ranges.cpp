#include "contingent/graph/world_ranges.hpp"

#include <algorithm>
#include <limits>

#include "contingent/support/instruction_sets.hpp"
#include "rank_kernels.hpp"

namespace contingent {

namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }
}  // namespace

static_assert(rank_row == ranked_vertices);

const RankKernels& rank_kernels() {
#if defined(CONTINGENT_HAVE_AVX512)
  static const bool avx512 = runs_avx512_counts();
  if (avx512) return rank_kernels_avx512_counts;
#endif
#if defined(CONTINGENT_HAVE_AVX2)
  static const bool avx2 = runs_avx2();
  if (avx2) return rank_kernels_avx2;
#endif
  return rank_kernels_baseline;
}

void conflicts_by_rank(const std::uint64_t* const* rows, int count, const std::uint64_t* vertices, int words, Ranks* conflicts) {
  rank_kernels().pack(rows, count, vertices, words, conflicts);
  const Ranks all = static_cast<Ranks>((std::uint64_t{1} << count) - 1);
  for (int k = 0; k < count; ++k) conflicts[k] = all & ~(conflicts[k] | Ranks{1} << k);
}

WorldRanges::WorldRanges(const Model& model) : candidates_(model.candidates.size()), issues_(model.issue_count()) {
  for (int issue = 0; issue < issues_; ++issue)
    for (int i = 0; i < model.candidate_count(); ++i)
      places_.push_back(model.position_of[at(i * issues_ + issue)] * static_cast<std::ptrdiff_t>(world_stride));
}

void WorldRanges::take_up(const Block& block, int world, const int* candidates, int count) {
  count_ = count;
  asked_ = block.with_positions ? issues_ : 0;
  stride_ = at((count + ranked_vertices - 1) / ranked_vertices * ranked_vertices);
  if (const std::size_t size = at(asked_) * stride_; low_.size() < size) {
    low_.resize(size);
    high_.resize(size);
  }
  const std::int32_t *low = block.low.data() + world, *high = block.high.data() + world;
  for (int issue = 0; issue < asked_; ++issue) {
    std::int32_t *to_low = &low_[at(issue) * stride_], *to_high = &high_[at(issue) * stride_];
    const std::ptrdiff_t* places = &places_[at(issue) * candidates_];
    for (int k = 0; k < count; ++k) {
      const std::ptrdiff_t place = places[candidates[k]];
      to_low[k] = place < 0 ? std::numeric_limits<std::int32_t>::min() : low[place];
      to_high[k] = place < 0 ? std::numeric_limits<std::int32_t>::max() : high[place];
    }
  }
}

void WorldRanges::conflicts(Ranks* conflicts) const {
  rank_kernels().apart(low_.data(), high_.data(), asked_, count_, conflicts);
}

const std::vector<std::uint8_t>& WorldRanges::meets(int k) {
  meets_.assign(at(count_), 1);
  for (int issue = 0; issue < asked_; ++issue) {
    const std::int32_t *low = &low_[at(issue) * stride_], *high = &high_[at(issue) * stride_], low_k = low[k], high_k = high[k];
    for (int other = 0; other < count_; ++other)
      meets_[at(other)] &= static_cast<std::uint8_t>((low_k <= high[other]) & (low[other] <= high_k));
  }
  return meets_;
}

}  // namespace contingent
