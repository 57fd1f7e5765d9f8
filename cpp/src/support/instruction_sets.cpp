#include "contingent/support/instruction_sets.hpp"

namespace contingent {

#if defined(CONTINGENT_HAVE_AVX2)
bool runs_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"); }
#else
bool runs_avx2() { return false; }
#endif

#if defined(CONTINGENT_HAVE_AVX512)
bool runs_avx512() {
  return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
bool runs_avx512_counts() { return runs_avx512() && __builtin_cpu_supports("avx512vpopcntdq"); }
bool runs_avx512_bits() {
  return runs_avx512_counts() && __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("gfni");
}
#else
bool runs_avx512() { return false; }
bool runs_avx512_counts() { return false; }
bool runs_avx512_bits() { return false; }
#endif

}  // namespace contingent
