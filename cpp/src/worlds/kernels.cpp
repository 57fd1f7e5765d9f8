// Compiled several times, with CONTINGENT_KERNELS naming the variant. Includes nothing that could leave inline
// functions compiled for a newer machine where an older one would find them.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "cubics.hpp"
#include "kernels.hpp"
#include "philox_lanes.hpp"

#include <stdint.h>
#include <string.h>

namespace contingent {
namespace {

constexpr int groups = 8;
constexpr int worlds = 64 * groups;

inline Register join_halves(Register low, Register high) { return (low & spread_one(0xFFFFFFFFu)) | (high << 32); }

// Bits 2 * pair, 2 * pair + 1, ... of the uniforms of 8 groups, for `pairs` pairs of bits.
template <int pairs>
inline void bit_levels(uint64_t key, const Lanes& group, int pair, Lanes* levels) {
  constexpr int chains = pairs < philox_chains ? pairs : philox_chains;
  for (int part = 0; part < registers; ++part)
    for (int first = 0; first < pairs; first += chains) {
      Register x[chains][4];
      for (int c = 0; c < chains; ++c) {
        x[c][0] = group.part[part];
        x[c][1] = group.part[part] >> 32;
        x[c][2] = spread_one((uint64_t)(pair + first + c));
        x[c][3] = spread_one(0);
      }
      philox_registers(x, key);
      for (int c = 0; c < chains; ++c) {
        levels[2 * (first + c)].part[part] = join_halves(x[c][0], x[c][1]);
        levels[2 * (first + c) + 1].part[part] = join_halves(x[c][2], x[c][3]);
      }
    }
}

// Compares uniforms with one threshold, some levels of bits at a time, the most significant first.
struct Comparison {
  Lanes less, equal;  // decided; equal as far as compared
  uint64_t rest;      // the threshold's bits not yet compared, the next one at bit 31

  // Once only zeros are left of the threshold, no uniform that is equal so far can still be less.
  bool open() const { return rest != 0 && any(equal); }

  template <int count>
  void step(const Lanes* levels) {
    for (int part = 0; part < registers; ++part) {
      Register below = spread_one(0), same = equal.part[part];
#if defined(__GNUC__)
#pragma GCC unroll 12
#endif
      for (int level = count - 1; level >= 0; --level) {
        const Register bit = spread_one((uint64_t)((int64_t)(rest << (32 + level)) >> 63));
        below = less_by(bit, levels[level].part[part], below);
        same = equal_and(bit, levels[level].part[part], same);
      }
      less.part[part] |= equal.part[part] & below;
      equal.part[part] = same;
    }
    rest = (rest << count) & 0xFFFFFFFFu;
  }
};

// Draws `pairs` more pairs of bits and compares them; says whether anything is still open.
template <int pairs>
bool compare(uint64_t key, const Lanes& group, int pair, Comparison* comparison, int thresholds) {
  Lanes levels[2 * pairs];
  bit_levels<pairs>(key, group, pair, levels);
  bool open = false;
  for (int m = 0; m < thresholds; ++m) {
    comparison[m].template step<2 * pairs>(levels);
    open |= comparison[m].open();
  }
  return open;
}

constexpr int max_thresholds = 64;  // compared in one sweep over the bits; more are done in several

void below_some(uint64_t key, uint64_t first_group, const uint64_t* threshold, int thresholds, uint64_t (*below)[8]) {
  Comparison comparison[max_thresholds];
  uint64_t bits = 0;
  for (int m = 0; m < thresholds; ++m) {
    const bool always = threshold[m] >> 32;
    comparison[m] = {spread(always ? ~0ull : 0), spread(always ? 0 : ~0ull), always ? 0 : threshold[m]};
    bits |= comparison[m].rest;
  }
  // Of 512 uniforms one in eight times some are still equal to the threshold after twelve bits; to a quarter never after two.
  const Lanes group = count_from(first_group);
  bool open = bits != 0;
  int pair = 0;
  if (open && (bits & 0x3FFFFFFFu) == 0) {
    compare<1>(key, group, pair, comparison, thresholds);
    open = false;
  } else if (open) {
    open = compare<6>(key, group, pair, comparison, thresholds);
    pair = 6;
  }
  for (; open && pair < 16; pair += 2) open = compare<2>(key, group, pair, comparison, thresholds);
  for (int m = 0; m < thresholds; ++m) store(comparison[m].less, below[m]);
}

void below(uint64_t key, uint64_t first_group, const uint64_t* threshold, int thresholds, uint64_t (*out)[8]) {
  for (int m = 0; m < thresholds; m += max_thresholds)
    below_some(key, first_group, threshold + m, thresholds - m < max_thresholds ? thresholds - m : max_thresholds,
               out + m);
}

void uniforms(uint64_t key, uint64_t first_group, uint32_t* uniform) {
  constexpr int lanes = 8 / registers;  // 16 counters make a group's 64 uniforms
  constexpr int together = registers == 1 ? 2 : 1, each = registers == 1 ? 2 : 4;  // groups, and registers of each, at once
  for (int group = 0; group < groups; group += together)
    for (int first = 0; first < 16; first += each * lanes) {
      Register x[together * each][4];
      for (int c = 0; c < together * each; ++c) {
        const uint64_t g = first_group + (uint64_t)(group + c / each);
        x[c][0] = spread_one(g);
        x[c][1] = spread_one(g >> 32);
        x[c][2] = count_from((uint64_t)(first + c % each * lanes)).part[0];
        x[c][3] = spread_one(1);
      }
      philox_registers(x, key);
      for (int c = 0; c < together * each; c += 2)
        for (int k = 0; k < 4; ++k)
          store_lower_halves(x[c][k], x[c + 1][k], uniform + 64 * (group + c / each) + 16 * k + first + c % each * lanes);
    }
}

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
    cell[w] = 4 * ((bits >> 20) - 126 * 8 + (upper & quantile_cells));
    t[w] = (float)(bits & 0xFFFFF) * (1.0f / 1048576.0f);
  }
  cubics(&cells->c0, cell, t, value, worlds);
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

// Of 64 worlds, those in which two ranges meet.
inline uint64_t meets(const int32_t* low_a, const int32_t* high_a, const int32_t* low_b, const int32_t* high_b) {
#if defined(__AVX512F__)
  const auto sixteen = [&](int i) {
    const auto load = [i](const int32_t* p) { return _mm512_loadu_si512(p + i); };
    return _mm512_mask_cmple_epi32_mask(_mm512_cmple_epi32_mask(load(low_a), load(high_b)), load(low_b), load(high_a));
  };
  const __mmask32 low = _mm512_kunpackw(sixteen(16), sixteen(0)), high = _mm512_kunpackw(sixteen(48), sixteen(32));
  return _mm512_kunpackd(high, low);
#elif defined(__AVX2__)
  uint64_t apart = 0;
  for (int i = 0; i < 64; i += 8) {
    const auto load = [i](const int32_t* p) { return _mm256_loadu_si256((const __m256i*)(p + i)); };
    const __m256i eight =
        _mm256_or_si256(_mm256_cmpgt_epi32(load(low_a), load(high_b)), _mm256_cmpgt_epi32(load(low_b), load(high_a)));
    apart |= (uint64_t)(uint8_t)_mm256_movemask_ps(_mm256_castsi256_ps(eight)) << i;
  }
  return ~apart;
#elif defined(__SSE2__)
  uint64_t apart = 0;
  for (int i = 0; i < 64; i += 4) {
    const auto load = [i](const int32_t* p) { return _mm_loadu_si128((const __m128i*)(p + i)); };
    const __m128i four = _mm_or_si128(_mm_cmpgt_epi32(load(low_a), load(high_b)), _mm_cmpgt_epi32(load(low_b), load(high_a)));
    apart |= (uint64_t)(uint8_t)_mm_movemask_ps(_mm_castsi128_ps(four)) << i;
  }
  return ~apart;
#else
  uint64_t meet = 0;
  for (int i = 0; i < 64; ++i) meet |= (uint64_t)((low_a[i] <= high_b[i]) & (low_b[i] <= high_a[i])) << i;
  return meet;
#endif
}

// The lowest of a set of worlds; it must not be empty.
inline int first_of(uint64_t worlds_of_group) {
#if defined(__GNUC__)
  return __builtin_ctzll(worlds_of_group);
#else
  int first = 0;
  while (!((worlds_of_group >> first) & 1)) ++first;
  return first;
#endif
}

void overlap_one_by_one(const Range* a, const Range* b, int issues, uint64_t* words) {
  for (int group = 0; group < groups; ++group)
    for (uint64_t rest = words[group]; rest != 0; rest &= rest - 1) {
      const int w = 64 * group + first_of(rest);
      bool meet = true;
      for (int issue = 0; issue < issues && meet; ++issue)
        meet = a[issue].low[w] <= b[issue].high[w] && b[issue].low[w] <= a[issue].high[w];
      if (!meet) words[group] &= ~(rest & (~rest + 1));
    }
}

// Whether so few worlds are left that looking at each takes less time than comparing all.
bool are_few(const uint64_t* words) {
  int left = 8;
  for (int group = 0; group < groups; ++group)
    for (uint64_t rest = words[group]; rest != 0; rest &= rest - 1)
      if (--left < 0) return false;
  return true;
}

void overlap(const Range* a, const Range* b, int issues, uint64_t* words) {
  if (are_few(words)) return overlap_one_by_one(a, b, issues, words);
  for (int issue = 0; issue < issues; ++issue) {
    const int32_t *low_a = a[issue].low, *high_a = a[issue].high, *low_b = b[issue].low, *high_b = b[issue].high;
    for (int group = 0; group < groups; ++group) {
      const int w = 64 * group;
      if (words[group] != 0) words[group] &= meets(low_a + w, high_a + w, low_b + w, high_b + w);
    }
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
