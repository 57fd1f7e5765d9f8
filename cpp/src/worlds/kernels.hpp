// Kernels: the few inner loops of drawing, in one source compiled once for each instruction set and chosen at run time.
//
// Each works on one block (8 groups of 64 worlds) and gives the same bits in every variant: integer arithmetic, and
// floating point of single, uncontracted operations only. "Bit-sliced" is known here and nowhere else.
#pragma once

#include <cstdint>

namespace contingent {

/// The quantile function of a distribution as cubics: see quantiles.hpp for how cells are laid out.
struct QuantileCell {
  float c0, c1, c2, c3;
};
constexpr int quantile_cells = 33 * 8;  // a side: exponents -1 to 31 of the uniform, 8 cells an octave

/// The ends of one party's range on one issue, in each world of the block.
struct Range {
  const std::int32_t* low;
  const std::int32_t* high;
};

struct Kernels {
  const char* name;
  /// below[m] = the worlds of the block whose uniform is < threshold[m] (0..2^32), for m < thresholds.
  void (*below)(std::uint64_t key, std::uint64_t first_group, const std::uint64_t* threshold, int thresholds,
                std::uint64_t (*below)[8]);
  /// The 32-bit uniforms of the block's 512 worlds.
  void (*uniforms)(std::uint64_t key, std::uint64_t first_group, std::uint32_t* uniform);
  /// value[w] = quantile(uniform[w]); `cells` holds the lower side's cells, then the upper side's.
  void (*quantiles)(const std::uint32_t* uniform, const QuantileCell* cells, float* value);
  /// out[w] = offset + scale * value[w], to the nearest integer, ties away from zero.
  void (*to_positions)(const float* value, float offset, float scale, std::int32_t* out);
  /// out[w] = max(0, offset + scale * value[w]) to the nearest integer, ties to even.
  void (*to_amounts)(const float* value, double offset, double scale, double* out);
  /// low = ideal - tolerance, high = ideal + tolerance.
  void (*ranges)(const std::int32_t* ideal, const std::int32_t* tolerance, std::int32_t* low, std::int32_t* high);
  /// words &= the worlds in which a's and b's ranges have a common point on each of these issues.
  void (*overlap)(const Range* a, const Range* b, int issues, std::uint64_t* words);
};

/// The fastest variant this machine can run.
const Kernels& kernels();

extern const Kernels kernels_baseline;
#if defined(CONTINGENT_HAVE_AVX2)
extern const Kernels kernels_avx2;
#endif
#if defined(CONTINGENT_HAVE_AVX512)
extern const Kernels kernels_avx512;
#endif

}  // namespace contingent
