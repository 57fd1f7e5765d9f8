#include "contingent/support/instruction_sets.hpp"
#include "kernels.hpp"

namespace contingent {

const Kernels& kernels() {
#if defined(CONTINGENT_HAVE_AVX512)
  static const bool avx512 = runs_avx512();
  if (avx512) return kernels_avx512;
#endif
#if defined(CONTINGENT_HAVE_AVX2)
  static const bool avx2 = runs_avx2();
  if (avx2) return kernels_avx2;
#endif
  return kernels_baseline;
}

}  // namespace contingent
