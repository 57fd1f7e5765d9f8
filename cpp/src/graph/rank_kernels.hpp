// RankKernels: a world's graph among its vertices by rank, in one source compiled once for each instruction set.
#pragma once

#include <cstdint>

namespace contingent {

constexpr int rank_row = 32;  // vertices at most, and the length of a row of their numbers

struct RankKernels {
  const char* name;
  /// packed[k] = the bits of row[k], of so many words, that lie in `vertices`, side by side.
  void (*pack)(const std::uint64_t* const* row, int rows, const std::uint64_t* vertices, int words, std::uint32_t* packed);
  /// conflicts[k] = whose range fails to meet that of k on some issue; low and high are [issue][rank_row].
  void (*apart)(const std::int32_t* low, const std::int32_t* high, int issues, int count, std::uint32_t* conflicts);
};

/// The fastest variant this machine can run.
const RankKernels& rank_kernels();

extern const RankKernels rank_kernels_baseline;
#if defined(CONTINGENT_HAVE_AVX2)
extern const RankKernels rank_kernels_avx2;
#endif
#if defined(CONTINGENT_HAVE_AVX512)
extern const RankKernels rank_kernels_avx512_counts;  // with VPOPCNTDQ: Intel since Ice Lake, AMD since Zen 4
#endif

}  // namespace contingent
