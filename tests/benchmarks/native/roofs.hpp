// Roofs: what the machine does where nothing but one thing is asked of it. Compiled once for each instruction set, like the
// kernels that are measured against them.
#pragma once

#include <cstddef>
#include <cstdint>

struct Roofs {
  const char* name;
  std::size_t register_bytes;
  /// Philox alone: the sum (xor) of the outputs of 8 * `times` counters, by the quickest of several ways to interleave them,
  /// which is the way-th of `philox_ways`.
  std::uint64_t (*philox)(std::uint64_t key, std::uint64_t first_group, int times, int way);
  int philox_ways;
  /// Compares 32-bit numbers, a register at a time, one side read and the other at hand.
  std::uint64_t (*compare)(const std::int32_t* numbers, std::size_t count);
  /// Reads and does no more than it takes to have read.
  std::uint64_t (*read)(const std::uint64_t* words, std::size_t count);
  /// Reads 16 bytes for each of `count` numbers, wherever they say.
  std::uint64_t (*read_cells)(const float* table, const std::int32_t* cell, std::size_t count);
  /// Copies 64 words, a register at a time.
  void (*copy_matrix)(const std::uint64_t* from, std::uint64_t* to);
};

extern const Roofs roofs_baseline;
#if defined(CONTINGENT_HAVE_AVX2)
extern const Roofs roofs_avx2;
#endif
#if defined(CONTINGENT_HAVE_AVX512)
extern const Roofs roofs_avx512;
#endif
