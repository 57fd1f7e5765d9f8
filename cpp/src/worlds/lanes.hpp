// Eight 64-bit lanes, in as many registers as the machine needs. For kernels.cpp alone, which is compiled several times: all
// of it is local to that file, so no inline function is left compiled for a newer machine where an older one would find it.
#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__AVX2__) || defined(__SSE2__)
#if defined(__GNUC__) && !defined(__clang__)
// GCC 12's own header passes an undefined register where every lane is overwritten, and warns of itself.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <immintrin.h>
#endif

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

template <class Operation>
inline Lanes lanewise(const Lanes& a, const Lanes& b, Operation operation) {
  Lanes r;
  for (int i = 0; i < registers; ++i) r.part[i] = operation(a.part[i], b.part[i]);
  return r;
}
inline Lanes operator^(const Lanes& a, const Lanes& b) {
  return lanewise(a, b, [](Register x, Register y) { return x ^ y; });
}
inline Lanes operator&(const Lanes& a, const Lanes& b) {
  return lanewise(a, b, [](Register x, Register y) { return x & y; });
}
inline Lanes operator|(const Lanes& a, const Lanes& b) {
  return lanewise(a, b, [](Register x, Register y) { return x | y; });
}
inline Lanes without(const Lanes& a, const Lanes& b) {
  return lanewise(a, b, [](Register x, Register y) { return x & ~y; });
}
inline Lanes upper_halves(const Lanes& a) {
  return lanewise(a, a, [](Register x, Register) { return x >> 32; });
}
inline Lanes to_upper_halves(const Lanes& a) {
  return lanewise(a, a, [](Register x, Register) { return x << 32; });
}
inline Lanes load(const uint64_t* lane) {
  Lanes r;
  memcpy(&r, lane, sizeof r);
  return r;
}
inline void store(const Lanes& a, uint64_t* lane) { memcpy(lane, &a, sizeof a); }
inline Lanes spread(uint64_t value) {
  const uint64_t lane[8] = {value, value, value, value, value, value, value, value};
  return load(lane);
}
// The lanes value, value + 1, ..., value + 7.
inline Lanes count_from(uint64_t value) {
  uint64_t lane[8];
  for (uint64_t i = 0; i < 8; ++i) lane[i] = value + i;
  return load(lane);
}
inline bool any(const Lanes& a) {
  uint64_t lane[8];
  store(a, lane);
  return (lane[0] | lane[1] | lane[2] | lane[3] | lane[4] | lane[5] | lane[6] | lane[7]) != 0;
}
// The product of the lower halves of the lanes; upper halves may hold anything.
inline Lanes multiply32(const Lanes& a, const Lanes& b) {
  return lanewise(a, b, [](Register x, Register y) { return multiply32(x, y); });
}

}  // namespace
}  // namespace contingent
