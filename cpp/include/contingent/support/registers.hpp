// Registers of 32-bit numbers or sets, for kernels that are compiled once for each instruction set. All of it is local to the
// file that includes it, so no inline function is left compiled for a newer machine where an older one would find it.
#pragma once

#include <stdint.h>
#include <string.h>

#include "contingent/support/intrinsics.hpp"

namespace contingent {
namespace {

// One register of the machine: of 32-bit lanes, as numbers or as sets. Masks are all ones where true.
#if defined(__AVX512F__)
typedef int32_t Register __attribute__((vector_size(64)));
#elif defined(__AVX2__)
typedef int32_t Register __attribute__((vector_size(32)));
#elif defined(__GNUC__)
typedef int32_t Register __attribute__((vector_size(16)));
#else
typedef int32_t Register;
#endif
constexpr int width = sizeof(Register) / sizeof(int32_t);

template <class Number>
inline Register load(const Number* from) {
  Register r;
  memcpy(&r, from, sizeof r);
  return r;
}
template <class Number>
inline void store(Register r, Number* to) {
  memcpy(to, &r, sizeof r);
}
inline Register spread(int32_t value) {
#if defined(__GNUC__)
  return value - Register{};
#else
  return value;
#endif
}
#if defined(__GNUC__)
inline Register less(Register a, Register b) { return a < b; }
inline Register nonzero(Register a) { return a != 0; }
#else
inline Register less(Register a, Register b) { return -(a < b); }
inline Register nonzero(Register a) { return -(a != 0); }
#endif

#if defined(__AVX512VPOPCNTDQ__)
inline uint32_t bits(Register mask) { return _mm512_movepi32_mask((__m512i)mask); }
inline uint32_t bits_less(Register a, Register b) { return _mm512_cmplt_epi32_mask((__m512i)a, (__m512i)b); }
inline bool any(Register a) { return _mm512_test_epi32_mask((__m512i)a, (__m512i)a) != 0; }
inline Register largest(Register a, Register b) { return (Register)_mm512_max_epi32((__m512i)a, (__m512i)b); }
inline Register sizes(Register sets) { return (Register)_mm512_popcnt_epi32((__m512i)sets); }
#elif defined(__AVX2__)
inline uint32_t bits(Register mask) { return (uint32_t)_mm256_movemask_ps((__m256)mask); }
inline Register largest(Register a, Register b) { return (Register)_mm256_max_epi32((__m256i)a, (__m256i)b); }
inline bool any(Register a) { return !_mm256_testz_si256((__m256i)a, (__m256i)a); }
inline uint32_t bits_less(Register a, Register b) { return bits(less(a, b)); }
// A table of sixteen counts looked up for each half of a byte (Mula, Kurz & Lemire 2018, Computer Journal 61:111).
inline Register sizes(Register sets) {
  const __m256i r = (__m256i)sets, half = _mm256_set1_epi8(15);
  const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                         0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i bytes = _mm256_add_epi8(_mm256_shuffle_epi8(table, _mm256_and_si256(r, half)),
                                        _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(r, 4), half)));
  return (Register)_mm256_madd_epi16(_mm256_maddubs_epi16(bytes, _mm256_set1_epi8(1)), _mm256_set1_epi16(1));
}
#else
inline uint32_t bits(Register mask) {
  int32_t lane[width];
  uint32_t result = 0;
  store(mask, lane);
  for (int i = 0; i < width; ++i) result |= (uint32_t)(lane[i] & 1) << i;
  return result;
}
inline uint32_t bits_less(Register a, Register b) { return bits(less(a, b)); }
inline bool any(Register a) { return bits(nonzero(a)) != 0; }
inline Register largest(Register a, Register b) {
  const Register m = less(a, b);
  return (b & m) | (a & ~m);
}
#if defined(__GNUC__)
typedef uint32_t Unsigned __attribute__((vector_size(sizeof(Register))));
#else
typedef uint32_t Unsigned;
#endif
inline Register sizes(Register sets) {
  Unsigned x = (Unsigned)sets;
  x -= (x >> 1) & 0x55555555u;
  x = (x & 0x33333333u) + ((x >> 2) & 0x33333333u);
  x = (x + (x >> 4)) & 0x0F0F0F0Fu;
  x += x >> 8;
  return (Register)((x + (x >> 16)) & 63u);
}
#endif

}  // namespace
}  // namespace contingent
