#include "contingent/support/bits.hpp"

#include "bit_kernels.hpp"
#include "contingent/support/instruction_sets.hpp"

namespace contingent {

const BitKernels& bit_kernels() {
#if defined(CONTINGENT_HAVE_AVX512)
  static const bool avx512_bits = runs_avx512_bits();
  if (avx512_bits) return bit_kernels_avx512_bits;
#endif
#if defined(CONTINGENT_HAVE_AVX2)
  static const bool avx2 = runs_avx2();
  if (avx2) return bit_kernels_avx2;
#endif
  return bit_kernels_baseline;
}

std::uint64_t intersect(const std::uint64_t* a, const std::uint64_t* b, const std::uint64_t* c, std::uint64_t* out,
                        std::size_t size) {
  return bit_kernels().intersect(a, b, c, out, size);
}

std::uint64_t count_common(const std::uint64_t* a, const std::uint64_t* b, std::size_t size) {
  return bit_kernels().count_common(a, b, size);
}

void transpose(std::uint64_t* rows) { bit_kernels().transpose(rows); }

}  // namespace contingent
