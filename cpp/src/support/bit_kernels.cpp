// Compiled several times, with CONTINGENT_KERNELS naming the variant. Includes nothing that could leave inline
// functions compiled for a newer machine where an older one would find them.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "bit_kernels.hpp"

#include <stdint.h>
#include <string.h>

#include "contingent/support/intrinsics.hpp"

namespace contingent {
namespace {

inline uint64_t bits_of(uint64_t word) {
#if defined(__POPCNT__)
  return (uint64_t)__builtin_popcountll(word);
#else
  word -= (word >> 1) & 0x5555555555555555u;
  word = (word & 0x3333333333333333u) + ((word >> 2) & 0x3333333333333333u);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (word * 0x0101010101010101u) >> 56;
#endif
}

// A register of world bits, and how many of them are set in each of its parts.
#if defined(__AVX512VPOPCNTDQ__)
typedef __m512i Register;
inline Register load(const uint64_t* p) { return _mm512_loadu_si512(p); }
inline void store(Register r, uint64_t* p) { _mm512_storeu_si512(p, r); }
inline Register both(Register a, Register b) { return _mm512_and_si512(a, b); }
inline Register add(Register a, Register b) { return _mm512_add_epi64(a, b); }
inline Register counts(Register r) { return _mm512_popcnt_epi64(r); }
inline Register zero() { return _mm512_setzero_si512(); }
#elif defined(__AVX2__)
// A table of sixteen counts looked up for each half of a byte (Mula, Kurz & Lemire 2018, Computer Journal 61:111).
typedef __m256i Register;
inline Register load(const uint64_t* p) { return _mm256_loadu_si256((const __m256i*)p); }
inline void store(Register r, uint64_t* p) { _mm256_storeu_si256((__m256i*)p, r); }
inline Register both(Register a, Register b) { return _mm256_and_si256(a, b); }
inline Register add(Register a, Register b) { return _mm256_add_epi64(a, b); }
inline Register counts(Register r) {
  const __m256i table = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                         0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i low = _mm256_shuffle_epi8(table, _mm256_and_si256(r, half));
  const __m256i high = _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(r, 4), half));
  return _mm256_sad_epu8(_mm256_add_epi8(low, high), _mm256_setzero_si256());
}
inline Register zero() { return _mm256_setzero_si256(); }
#else
typedef uint64_t Register;
inline Register load(const uint64_t* p) { return *p; }
inline void store(Register r, uint64_t* p) { *p = r; }
inline Register both(Register a, Register b) { return a & b; }
inline Register add(Register a, Register b) { return a + b; }
inline Register counts(Register r) { return bits_of(r); }
inline Register zero() { return 0; }
#endif

constexpr size_t words = sizeof(Register) / sizeof(uint64_t);
constexpr int chains = 4;  // independent sums, so that none waits for the last addition

inline uint64_t total(const Register (&sum)[chains]) {
  uint64_t parts[words], result = 0;
  store(add(add(sum[0], sum[1]), add(sum[2], sum[3])), parts);
  for (size_t i = 0; i < words; ++i) result += parts[i];
  return result;
}

uint64_t intersect(const uint64_t* a, const uint64_t* b, const uint64_t* c, uint64_t* out, size_t size) {
  Register sum[chains] = {zero(), zero(), zero(), zero()};
  size_t w = 0;
  for (; w + chains * words <= size; w += chains * words)
    for (int k = 0; k < chains; ++k) {
      const size_t at = w + (size_t)k * words;
      const Register common = both(both(load(a + at), load(b + at)), load(c + at));
      store(common, out + at);
      sum[k] = add(sum[k], counts(common));
    }
  uint64_t result = total(sum);
  for (; w < size; ++w) {
    out[w] = a[w] & b[w] & c[w];
    result += bits_of(out[w]);
  }
  return result;
}

uint64_t count_common(const uint64_t* a, const uint64_t* b, size_t size) {
  Register sum[chains] = {zero(), zero(), zero(), zero()};
  size_t w = 0;
  for (; w + chains * words <= size; w += chains * words)
    for (int k = 0; k < chains; ++k) {
      const size_t at = w + (size_t)k * words;
      sum[k] = add(sum[k], counts(both(load(a + at), load(b + at))));
    }
  uint64_t result = total(sum);
  for (; w < size; ++w) result += bits_of(a[w] & b[w]);
  return result;
}

#if defined(__AVX512VBMI__) && defined(__GFNI__)

// The bytes of an 8 x 8 matrix of bytes, transposed; upside down for the multiplication, which counts rows from the last.
alignas(64) const uint8_t columns[64] = {0, 8,  16, 24, 32, 40, 48, 56, 1, 9,  17, 25, 33, 41, 49, 57,
                                         2, 10, 18, 26, 34, 42, 50, 58, 3, 11, 19, 27, 35, 43, 51, 59,
                                         4, 12, 20, 28, 36, 44, 52, 60, 5, 13, 21, 29, 37, 45, 53, 61,
                                         6, 14, 22, 30, 38, 46, 54, 62, 7, 15, 23, 31, 39, 47, 55, 63};
alignas(64) const uint8_t columns_up[64] = {56, 48, 40, 32, 24, 16, 8,  0, 57, 49, 41, 33, 25, 17, 9,  1,
                                            58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3,
                                            60, 52, 44, 36, 28, 20, 12, 4, 61, 53, 45, 37, 29, 21, 13, 5,
                                            62, 54, 46, 38, 30, 22, 14, 6, 63, 55, 47, 39, 31, 23, 15, 7};
inline __m512i transpose_bytes(__m512i rows, const uint8_t* from) {
  return _mm512_permutexvar_epi8(_mm512_load_si512(from), rows);
}

// Each 64-bit lane is an 8 x 8 matrix of bits, rows last to first; multiplied by the unit vectors it comes out transposed.
inline __m512i transpose_bits(__m512i squares) {
  return _mm512_gf2p8affine_epi64_epi8(_mm512_set1_epi64((int64_t)0x8040201008040201), squares, 0);
}

// An 8 x 8 matrix of 64-bit lanes, transposed by halves of ever larger squares.
inline void transpose_lanes(__m512i (&r)[8]) {
  __m512i pair[8], quad[8];
  for (int i = 0; i < 8; i += 2) {
    pair[i] = _mm512_unpacklo_epi64(r[i], r[i + 1]);
    pair[i + 1] = _mm512_unpackhi_epi64(r[i], r[i + 1]);
  }
  for (int i = 0; i < 8; i += 4)
    for (int j = 0; j < 2; ++j) {
      quad[i + j] = _mm512_shuffle_i64x2(pair[i + j], pair[i + j + 2], 0x88);
      quad[i + j + 2] = _mm512_shuffle_i64x2(pair[i + j], pair[i + j + 2], 0xDD);
    }
  for (int j = 0; j < 4; ++j) {
    r[j] = _mm512_shuffle_i64x2(quad[j], quad[j + 4], 0x88);
    r[j + 4] = _mm512_shuffle_i64x2(quad[j], quad[j + 4], 0xDD);
  }
}

// Squares of 8 x 8 bits: turned each in itself, then exchanged.
void transpose(uint64_t* rows) {
  __m512i r[8];
  for (int i = 0; i < 8; ++i) r[i] = transpose_bits(transpose_bytes(_mm512_loadu_si512(rows + 8 * i), columns_up));
  transpose_lanes(r);
  for (int i = 0; i < 8; ++i) _mm512_storeu_si512(rows + 8 * i, transpose_bytes(r[i], columns));
}

#else

// Swaps ever smaller off-diagonal squares (Warren, Hacker's Delight, 2nd edition, 7-3).
template <int width>
void transpose_step(uint64_t* rows, uint64_t mask) {
  for (int block = 0; block < 64; block += 2 * width)
    for (int i = block; i < block + width; ++i) {
      const uint64_t swap = ((rows[i] >> width) ^ rows[i + width]) & mask;
      rows[i] ^= swap << width;
      rows[i + width] ^= swap;
    }
}

void transpose(uint64_t* rows) {
  transpose_step<32>(rows, 0x00000000FFFFFFFFull);
  transpose_step<16>(rows, 0x0000FFFF0000FFFFull);
  transpose_step<8>(rows, 0x00FF00FF00FF00FFull);
  transpose_step<4>(rows, 0x0F0F0F0F0F0F0F0Full);
  transpose_step<2>(rows, 0x3333333333333333ull);
  transpose_step<1>(rows, 0x5555555555555555ull);
}

#endif

}  // namespace

#define CONTINGENT_JOIN_(a, b) a##b
#define CONTINGENT_JOIN(a, b) CONTINGENT_JOIN_(a, b)
#define CONTINGENT_TEXT_(a) #a
#define CONTINGENT_TEXT(a) CONTINGENT_TEXT_(a)

extern const BitKernels CONTINGENT_JOIN(bit_kernels_, CONTINGENT_KERNELS);
const BitKernels CONTINGENT_JOIN(bit_kernels_, CONTINGENT_KERNELS) = {CONTINGENT_TEXT(CONTINGENT_KERNELS), intersect,
                                                                      count_common, transpose};

}  // namespace contingent
