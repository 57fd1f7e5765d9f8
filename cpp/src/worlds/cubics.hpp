// Cubics: c0 + t * (c1 + t * (c2 + t * c3)) for many worlds, the cell (c0, c1, c2, c3) of each its own. Cells are loaded whole
// and turned, four worlds in each 128 bits of a register: that is half the cost of gathers. For kernels.cpp alone, like
// lanes.hpp.
#pragma once

#include "lanes.hpp"

namespace contingent {
namespace {

#if defined(__AVX512F__)
typedef __m512 Floats;
inline Floats cells_of(const float* table, const int32_t* cell) {
  const auto load = [&](int i) { return _mm_loadu_ps(table + cell[i]); };
  Floats r = _mm512_castps128_ps512(load(0));
  r = _mm512_mask_broadcast_f32x4(r, 0x00F0, load(4));
  r = _mm512_mask_broadcast_f32x4(r, 0x0F00, load(8));
  return _mm512_mask_broadcast_f32x4(r, 0xF000, load(12));
}
inline Floats unpack_low(Floats a, Floats b) { return _mm512_unpacklo_ps(a, b); }
inline Floats unpack_high(Floats a, Floats b) { return _mm512_unpackhi_ps(a, b); }
inline Floats low_pairs(Floats a, Floats b) { return _mm512_shuffle_ps(a, b, 0x44); }
inline Floats high_pairs(Floats a, Floats b) { return _mm512_shuffle_ps(a, b, 0xEE); }
#elif defined(__AVX2__)
typedef __m256 Floats;
inline Floats cells_of(const float* table, const int32_t* cell) {
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(table + cell[0])), _mm_loadu_ps(table + cell[4]), 1);
}
inline Floats unpack_low(Floats a, Floats b) { return _mm256_unpacklo_ps(a, b); }
inline Floats unpack_high(Floats a, Floats b) { return _mm256_unpackhi_ps(a, b); }
inline Floats low_pairs(Floats a, Floats b) { return _mm256_shuffle_ps(a, b, 0x44); }
inline Floats high_pairs(Floats a, Floats b) { return _mm256_shuffle_ps(a, b, 0xEE); }
#elif defined(__GNUC__)
typedef float Floats __attribute__((vector_size(16)));
inline Floats cells_of(const float* table, const int32_t* cell) {
  Floats c;
  memcpy(&c, table + *cell, sizeof c);
  return c;
}
inline Floats unpack_low(Floats a, Floats b) { return __builtin_shufflevector(a, b, 0, 4, 1, 5); }
inline Floats unpack_high(Floats a, Floats b) { return __builtin_shufflevector(a, b, 2, 6, 3, 7); }
inline Floats low_pairs(Floats a, Floats b) { return __builtin_shufflevector(a, b, 0, 1, 4, 5); }
inline Floats high_pairs(Floats a, Floats b) { return __builtin_shufflevector(a, b, 2, 3, 6, 7); }
#endif

#if defined(__GNUC__)
inline void cubics(const float* table, const int32_t* cell, const float* t, float* value, int worlds) {
  for (int w = 0; w < worlds; w += (int)(sizeof(Floats) / sizeof(float))) {
    const Floats a = cells_of(table, cell + w), b = cells_of(table, cell + w + 1), c = cells_of(table, cell + w + 2),
                 d = cells_of(table, cell + w + 3);
    const Floats ab01 = unpack_low(a, b), cd01 = unpack_low(c, d), ab23 = unpack_high(a, b), cd23 = unpack_high(c, d);
    Floats at;
    memcpy(&at, t + w, sizeof at);
    const Floats result = low_pairs(ab01, cd01) +
                          at * (high_pairs(ab01, cd01) + at * (low_pairs(ab23, cd23) + at * high_pairs(ab23, cd23)));
    memcpy(value + w, &result, sizeof result);
  }
}
#else
inline void cubics(const float* table, const int32_t* cell, const float* t, float* value, int worlds) {
  for (int w = 0; w < worlds; ++w) {
    const float* c = table + cell[w];
    value[w] = c[0] + t[w] * (c[1] + t[w] * (c[2] + t[w] * c[3]));
  }
}
#endif

}  // namespace
}  // namespace contingent
