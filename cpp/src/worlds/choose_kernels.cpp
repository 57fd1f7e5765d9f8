#include "kernels.hpp"

namespace contingent {

const Kernels& kernels() {
#if defined(CONTINGENT_HAVE_AVX512)
  static const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                             __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (avx512) return kernels_avx512;
#endif
#if defined(CONTINGENT_HAVE_AVX2)
  static const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
  if (avx2) return kernels_avx2;
#endif
  return kernels_baseline;
}

}  // namespace contingent
