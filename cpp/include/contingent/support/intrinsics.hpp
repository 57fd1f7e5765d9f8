// The processor's vector instructions as functions, where there are any. For kernels that are compiled once for each instruction set.
#pragma once

#if defined(__AVX2__) || defined(__SSE2__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12's own header passes an undefined register where every lane is overwritten, and warns of itself.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#endif
