// Compiled several times, with CONTINGENT_KERNELS naming the variant. Includes nothing that could leave inline
// functions compiled for a newer machine where an older one would find them.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "kernels.hpp"
#include "lanes.hpp"

#include <stdint.h>
#include <string.h>

namespace contingent {
namespace {

constexpr int groups = 8;
constexpr int worlds = 64 * groups;

// Philox 4x32-10 on 8 lanes and `chains` independent counters at once (random.hpp has the definition and sources).
// The lower half of each lane is the state; upper halves are rubbish between rounds and cleared by whoever reads.
template <int chains>
inline void philox_lanes(Lanes (&x)[chains][4], uint64_t key) {
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  const Lanes multiplier0 = spread(0xD2511F53u), multiplier1 = spread(0xCD9E8D57u);
  for (int round = 0; round < 10; ++round) {
    const Lanes key0 = spread(k0), key1 = spread(k1);
    for (int c = 0; c < chains; ++c) {
      const Lanes a = multiply32(x[c][0], multiplier0), b = multiply32(x[c][2], multiplier1);
      x[c][0] = upper_halves(b) ^ x[c][1] ^ key0;
      x[c][1] = b;
      x[c][2] = upper_halves(a) ^ x[c][3] ^ key1;
      x[c][3] = a;
    }
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

inline Lanes join_halves(const Lanes& low, const Lanes& high) { return (low & spread(0xFFFFFFFFu)) | to_upper_halves(high); }

// Bits 2 * pair, 2 * pair + 1, ... of the uniforms of 8 groups, for `pairs` pairs of bits.
template <int pairs>
inline void bit_levels(uint64_t key, uint64_t first_group, int pair, Lanes* levels) {
  Lanes x[pairs][4];
  for (int p = 0; p < pairs; ++p) {
    x[p][0] = count_from(first_group);
    x[p][1] = upper_halves(x[p][0]);
    x[p][2] = spread((uint64_t)(pair + p));
    x[p][3] = spread(0);
  }
  philox_lanes(x, key);
  for (int p = 0; p < pairs; ++p) {
    levels[2 * p] = join_halves(x[p][0], x[p][1]);
    levels[2 * p + 1] = join_halves(x[p][2], x[p][3]);
  }
}

// Compares uniforms with one threshold, a level of bits at a time from the most significant.
struct Comparison {
  Lanes less, undecided;
  uint64_t rest;  // the threshold's bits not yet compared, the next one at bit 31

  // Once only zeros are left of the threshold, no undecided uniform can still be less.
  bool open() const { return rest != 0 && any(undecided); }
  void step(const Lanes& bits) {
    if (rest & 0x80000000u) {
      less = less | without(undecided, bits);
      undecided = undecided & bits;
    } else {
      undecided = without(undecided, bits);
    }
    rest = (rest << 1) & 0xFFFFFFFFu;
  }
};

constexpr int max_thresholds = 64;  // compared in one sweep over the bits; more are done in several

void below_some(uint64_t key, uint64_t first_group, const uint64_t* threshold, int thresholds, uint64_t (*below)[8]) {
  Comparison comparison[max_thresholds];
  bool open = false;
  for (int m = 0; m < thresholds; ++m) {
    const bool always = threshold[m] >> 32;
    comparison[m] = {spread(always ? ~0ull : 0), spread(always ? 0 : ~0ull), always ? 0 : threshold[m]};
    open |= comparison[m].rest != 0;
  }
  Lanes levels[8];
  for (int pair = 0; open && pair < 16;) {
    const int pairs = pair == 0 ? 4 : 2;
    if (pair == 0)
      bit_levels<4>(key, first_group, pair, levels);
    else
      bit_levels<2>(key, first_group, pair, levels);
    pair += pairs;
    open = false;
    for (int m = 0; m < thresholds; ++m) {
      for (int level = 0; level < 2 * pairs && comparison[m].rest != 0; ++level) comparison[m].step(levels[level]);
      open |= comparison[m].open();
    }
  }
  for (int m = 0; m < thresholds; ++m) store(comparison[m].less, below[m]);
}

void below(uint64_t key, uint64_t first_group, const uint64_t* threshold, int thresholds, uint64_t (*out)[8]) {
  for (int m = 0; m < thresholds; m += max_thresholds)
    below_some(key, first_group, threshold + m, thresholds - m < max_thresholds ? thresholds - m : max_thresholds,
               out + m);
}

void uniforms(uint64_t key, uint64_t first_group, uint32_t* uniform) {
  for (int group = 0; group < groups; group += 2) {
    Lanes x[4][4];  // two groups, each with counters 0-7 and 8-15
    for (int c = 0; c < 4; ++c) {
      const uint64_t g = first_group + (uint64_t)(group + c / 2);
      x[c][0] = spread(g);
      x[c][1] = spread(g >> 32);
      x[c][2] = count_from((uint64_t)(8 * (c % 2)));
      x[c][3] = spread(1);
    }
    philox_lanes(x, key);
    for (int c = 0; c < 4; ++c)
      for (int k = 0; k < 4; ++k) {
        uint64_t lane[8];
        store(x[c][k], lane);
        for (int i = 0; i < 8; ++i) uniform[64 * (group + c / 2) + 16 * k + 8 * (c % 2) + i] = (uint32_t)lane[i];
      }
  }
}

#if defined(__GNUC__)
typedef float Four __attribute__((vector_size(16)));

Four cubic_of(const float* cell) {
  Four c;
  memcpy(&c, cell, sizeof c);
  return c;
}

// c0 + t * (c1 + t * (c2 + t * c3)) for four cells at once: four loads and a turn are half the cost of gathers.
void cubics(const float* table, const int32_t* cell, const float* t, float* value) {
  for (int w = 0; w < worlds; w += 4) {
    const Four a = cubic_of(table + 4 * cell[w]), b = cubic_of(table + 4 * cell[w + 1]);
    const Four c = cubic_of(table + 4 * cell[w + 2]), d = cubic_of(table + 4 * cell[w + 3]);
    const Four ab01 = __builtin_shufflevector(a, b, 0, 4, 1, 5), cd01 = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four ab23 = __builtin_shufflevector(a, b, 2, 6, 3, 7), cd23 = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    const Four c0 = __builtin_shufflevector(ab01, cd01, 0, 1, 4, 5), c1 = __builtin_shufflevector(ab01, cd01, 2, 3, 6, 7);
    const Four c2 = __builtin_shufflevector(ab23, cd23, 0, 1, 4, 5), c3 = __builtin_shufflevector(ab23, cd23, 2, 3, 6, 7);
    const Four at = cubic_of(t + w);
    const Four result = c0 + at * (c1 + at * (c2 + at * c3));
    memcpy(value + w, &result, sizeof result);
  }
}
#else
void cubics(const float* table, const int32_t* cell, const float* t, float* value) {
  for (int w = 0; w < worlds; ++w) {
    const float* c = table + 4 * cell[w];
    value[w] = c[0] + t[w] * (c[1] + t[w] * (c[2] + t[w] * c[3]));
  }
}
#endif

void quantiles(const uint32_t* uniform, const QuantileCell* cells, float* value) {
  int32_t cell[worlds];
  float t[worlds];
  for (int w = 0; w < worlds; ++w) {
    // The distance to the nearer end, 0 to 2^31 - 1; as a float its exponent and top bits are the cell's number.
    const int32_t upper = (int32_t)uniform[w] >> 31;
    const int32_t distance = (int32_t)(uniform[w] ^ (uint32_t)upper);
    const float position = (float)distance + 0.5f;
    int32_t bits;
    memcpy(&bits, &position, sizeof bits);
    cell[w] = (bits >> 20) - 126 * 8 + (upper & quantile_cells);
    t[w] = (float)(bits & 0xFFFFF) * (1.0f / 1048576.0f);
  }
  cubics(&cells->c0, cell, t, value);
}

void to_positions(const float* value, float offset, float scale, int32_t* out) {
  for (int w = 0; w < worlds; ++w) {
    const float v = offset + scale * value[w];
    out[w] = (int32_t)(v + (v < 0.0f ? -0.5f : 0.5f));
  }
}

void to_amounts(const float* value, double offset, double scale, double* out) {
  constexpr double round_here = 6755399441055744.0;  // 1.5 * 2^52: adding it leaves no bits for a fraction
  for (int w = 0; w < worlds; ++w) {
    const double v = offset + scale * (double)value[w];
    const double cut = v > 0.0 ? v : 0.0;
    out[w] = (cut + round_here) - round_here;
  }
}

void ranges(const int32_t* ideal, const int32_t* tolerance, int32_t* low, int32_t* high) {
  for (int w = 0; w < worlds; ++w) {
    low[w] = ideal[w] - tolerance[w];
    high[w] = ideal[w] + tolerance[w];
  }
}

void overlap(const int32_t* low_a, const int32_t* high_a, const int32_t* low_b, const int32_t* high_b,
             uint64_t* words) {
  for (int group = 0; group < groups; ++group) {
    if (words[group] == 0) continue;
    const int from = 64 * group;
    uint64_t meets = 0;
#if defined(__AVX512F__)
    for (int i = 0; i < 64; i += 16) {
      const __m512i la = _mm512_loadu_si512(low_a + from + i), ha = _mm512_loadu_si512(high_a + from + i);
      const __m512i lb = _mm512_loadu_si512(low_b + from + i), hb = _mm512_loadu_si512(high_b + from + i);
      meets |= (uint64_t)_mm512_mask_cmple_epi32_mask(_mm512_cmple_epi32_mask(la, hb), lb, ha) << i;
    }
#elif defined(__AVX2__)
    for (int i = 0; i < 64; i += 8) {
      const auto load = [&](const int32_t* p) { return _mm256_loadu_si256((const __m256i*)(p + from + i)); };
      const __m256i apart = _mm256_or_si256(_mm256_cmpgt_epi32(load(low_a), load(high_b)),
                                            _mm256_cmpgt_epi32(load(low_b), load(high_a)));
      meets |= (uint64_t)(uint8_t)~_mm256_movemask_ps(_mm256_castsi256_ps(apart)) << i;
    }
#elif defined(__SSE2__)
    for (int i = 0; i < 64; i += 4) {
      const auto load = [&](const int32_t* p) { return _mm_loadu_si128((const __m128i*)(p + from + i)); };
      const __m128i apart =
          _mm_or_si128(_mm_cmpgt_epi32(load(low_a), load(high_b)), _mm_cmpgt_epi32(load(low_b), load(high_a)));
      meets |= (uint64_t)(~_mm_movemask_ps(_mm_castsi128_ps(apart)) & 15) << i;
    }
#else
    for (int i = 0; i < 64; ++i)
      meets |= (uint64_t)((low_a[from + i] <= high_b[from + i]) & (low_b[from + i] <= high_a[from + i])) << i;
#endif
    words[group] &= meets;
  }
}

}  // namespace

#define CONTINGENT_JOIN_(a, b) a##b
#define CONTINGENT_JOIN(a, b) CONTINGENT_JOIN_(a, b)
#define CONTINGENT_TEXT_(a) #a
#define CONTINGENT_TEXT(a) CONTINGENT_TEXT_(a)

extern const Kernels CONTINGENT_JOIN(kernels_, CONTINGENT_KERNELS);
const Kernels CONTINGENT_JOIN(kernels_, CONTINGENT_KERNELS) = {
    CONTINGENT_TEXT(CONTINGENT_KERNELS), below, uniforms, quantiles, to_positions, to_amounts, ranges, overlap};

}  // namespace contingent
