// Instruction sets: which of the variants that kernels are compiled for this machine can run. Costs a few lookups.
#pragma once

namespace contingent {

bool runs_avx2();           // with BMI2
bool runs_avx512();         // F, BW, DQ and VL
bool runs_avx512_counts();  // and VPOPCNTDQ: Intel since Ice Lake, AMD since Zen 4
bool runs_avx512_bits();    // and VBMI and GFNI: the same processors

}  // namespace contingent
