// BitKernels: the loops of contingent/support/bits.hpp, in one source compiled once for each instruction set.
#pragma once

#include <cstddef>
#include <cstdint>

namespace contingent {

struct BitKernels {
  const char* name;
  std::uint64_t (*intersect)(const std::uint64_t* a, const std::uint64_t* b, const std::uint64_t* c, std::uint64_t* out,
                             std::size_t size);
  std::uint64_t (*count_common)(const std::uint64_t* a, const std::uint64_t* b, std::size_t size);
  void (*transpose)(std::uint64_t* rows);
};

/// The fastest variant this machine can run.
const BitKernels& bit_kernels();

extern const BitKernels bit_kernels_baseline;
#if defined(CONTINGENT_HAVE_AVX2)
extern const BitKernels bit_kernels_avx2;
#endif
#if defined(CONTINGENT_HAVE_AVX512)
extern const BitKernels bit_kernels_avx512_bits;  // with VPOPCNTDQ, VBMI and GFNI: Intel since Ice Lake, AMD since Zen 4
#endif

}  // namespace contingent
