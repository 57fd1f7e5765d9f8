// Eight 64-bit lanes, in as many registers as the machine needs. For kernels.cpp alone, which is compiled several times: all
// of it is local to that file, so no inline function is left compiled for a newer machine where an older one would find it.
#pragma once

#include <stdint.h>
#include <string.h>

#include "contingent/support/intrinsics.hpp"

namespace contingent {
namespace {

// One register of the machine, of 64-bit lanes.
#if defined(__AVX512F__)
typedef uint64_t Register __attribute__((vector_size(64)));
inline Register multiply32(Register a, Register b) { return (Register)_mm512_mul_epu32((__m512i)a, (__m512i)b); }
#elif defined(__AVX2__)
typedef uint64_t Register __attribute__((vector_size(32)));
inline Register multiply32(Register a, Register b) { return (Register)_mm256_mul_epu32((__m256i)a, (__m256i)b); }
#elif defined(__SSE2__) && defined(__GNUC__)
typedef uint64_t Register __attribute__((vector_size(16)));
inline Register multiply32(Register a, Register b) { return (Register)_mm_mul_epu32((__m128i)a, (__m128i)b); }
#else
typedef uint64_t Register;
inline Register multiply32(Register a, Register b) { return (a & 0xFFFFFFFFu) * (b & 0xFFFFFFFFu); }
#endif
constexpr int registers = 64 / sizeof(Register);

// Eight 64-bit lanes, in as many registers as that takes.
struct Lanes {
  Register part[registers];
};

#if defined(__AVX512F__)
// Where the two differ the first, else what is below: one step of comparing numbers by their bits, least significant first.
inline Register less_by(Register threshold, Register bits, Register below) {
  return (Register)_mm512_ternarylogic_epi64((__m512i)threshold, (__m512i)bits, (__m512i)below, 0xB2);
}
inline Register equal_and(Register threshold, Register bits, Register equal) {
  return (Register)_mm512_ternarylogic_epi64((__m512i)threshold, (__m512i)bits, (__m512i)equal, 0x82);
}
#else
inline Register less_by(Register threshold, Register bits, Register below) {
  return (threshold & ~bits) | (below & ~(threshold ^ bits));
}
inline Register equal_and(Register threshold, Register bits, Register equal) { return equal & ~(threshold ^ bits); }
#endif

inline void store(const Lanes& a, uint64_t* lane) { memcpy(lane, &a, sizeof a); }
inline Lanes spread(uint64_t value) {
  const uint64_t lane[8] = {value, value, value, value, value, value, value, value};
  Lanes r;
  memcpy(&r, lane, sizeof r);
  return r;
}
inline Register spread_one(uint64_t value) { return spread(value).part[0]; }
// The lanes value, value + 1, ..., value + 7.
inline Lanes count_from(uint64_t value) {
  uint64_t lane[8];
  for (uint64_t i = 0; i < 8; ++i) lane[i] = value + i;
  Lanes r;
  memcpy(&r, lane, sizeof r);
  return r;
}
inline bool any(const Lanes& a) {
#if defined(__AVX512F__)
  return _mm512_test_epi64_mask((__m512i)a.part[0], (__m512i)a.part[0]) != 0;
#else
  uint64_t lane[8];
  store(a, lane);
  return (lane[0] | lane[1] | lane[2] | lane[3] | lane[4] | lane[5] | lane[6] | lane[7]) != 0;
#endif
}

// The lower halves of the lanes of two registers, side by side.
inline void store_lower_halves(Register a, Register b, uint32_t* out) {
#if defined(__SSE2__) && defined(__GNUC__)
  typedef uint32_t Halves __attribute__((vector_size(sizeof(Register))));
  const Halves x = (Halves)a, y = (Halves)b;
#if defined(__AVX512F__)
  const Halves lower = __builtin_shufflevector(x, y, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
#elif defined(__AVX2__)
  const Halves lower = __builtin_shufflevector(x, y, 0, 2, 4, 6, 8, 10, 12, 14);
#else
  const Halves lower = __builtin_shufflevector(x, y, 0, 2, 4, 6);
#endif
  memcpy(out, &lower, sizeof lower);
#else
  out[0] = (uint32_t)a;
  out[1] = (uint32_t)b;
#endif
}

}  // namespace
}  // namespace contingent
