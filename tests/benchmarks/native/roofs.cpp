// Compiled several times, with CONTINGENT_KERNELS naming the variant; everything but its table is local to it.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "roofs.hpp"

#include "worlds/philox_lanes.hpp"

using namespace contingent;

namespace {

inline Register load(const void* from) {
  Register r;
  memcpy(&r, from, sizeof r);
  return r;
}

inline uint64_t folded(const Register& r) {
  uint64_t lane[sizeof(Register) / 8], result = 0;
  memcpy(lane, &r, sizeof r);
  for (const uint64_t one : lane) result ^= one;
  return result;
}

template <int chains>
uint64_t philox_by(uint64_t key, uint64_t first_group, int times) {
  Register sum = spread_one(0);
  const Lanes group = count_from(first_group);
  for (int first = 0; first < times; first += chains)
    for (int part = 0; part < registers; ++part) {
      Register x[chains][4];
      for (int c = 0; c < chains; ++c) {
        x[c][0] = group.part[part];
        x[c][1] = group.part[part] >> 32;
        x[c][2] = spread_one((uint64_t)(first + c));
        x[c][3] = spread_one(0);
      }
      philox_registers(x, key);
      for (int c = 0; c < chains; ++c) sum ^= x[c][0] ^ x[c][1] ^ x[c][2] ^ x[c][3];
    }
  return folded(sum);
}

uint64_t philox(uint64_t key, uint64_t first_group, int times, int way) {
  switch (way) {
    case 0:
      return philox_by<1>(key, first_group, times);
    case 1:
      return philox_by<2>(key, first_group, times);
    case 2:
      return philox_by<3>(key, first_group, times);
    case 3:
      return philox_by<4>(key, first_group, times);
    case 4:
      return philox_by<6>(key, first_group, times);
    default:
      return philox_by<8>(key, first_group, times);
  }
}

constexpr int chains = 8;  // independent results, so that none waits for the last

// Calls see(c, at) for one register after the other.
template <class See>
inline void each_register(size_t bytes, See&& see) {
  for (size_t at = 0; at + chains * sizeof(Register) <= bytes; at += chains * sizeof(Register))
    for (int c = 0; c < chains; ++c) see(c, at + (size_t)c * sizeof(Register));
}

uint64_t compare(const int32_t* numbers, size_t count) {
  const char* bytes = reinterpret_cast<const char*>(numbers);
#if defined(__AVX512F__)
  const __m512i other = _mm512_set1_epi32(1000);
  __mmask16 sum[chains] = {};
  each_register(4 * count,
                [&](int c, size_t at) { sum[c] |= _mm512_cmple_epi32_mask(_mm512_loadu_si512(bytes + at), other); });
  uint64_t result = 0;
  for (const __mmask16 one : sum) result ^= one;
  return result;
#elif defined(__SSE2__) && defined(__GNUC__)
  typedef int32_t Numbers __attribute__((vector_size(sizeof(Register))));
  const Numbers other = Numbers{} + 1000;
  Register sum[chains] = {};
  each_register(4 * count, [&](int c, size_t at) { sum[c] |= (Register)((Numbers)load(bytes + at) > other); });
  Register all = spread_one(0);
  for (const Register& one : sum) all ^= one;
  return folded(all);
#else
  uint64_t sum = 0;
  for (size_t i = 0; i < count; ++i) sum |= numbers[i] > 1000;
  return sum + (uint64_t)bytes[0];
#endif
}

uint64_t read(const uint64_t* words, size_t count) {
  const char* bytes = reinterpret_cast<const char*>(words);
  Register sum[chains] = {};
  each_register(8 * count, [&](int c, size_t at) { sum[c] |= load(bytes + at); });
  Register all = spread_one(0);
  for (const Register& one : sum) all ^= one;
  return folded(all);
}

uint64_t read_cells(const float* table, const int32_t* cell, size_t count) {
  struct Cell {
    uint64_t word[2];
  };
  uint64_t sum[4] = {};
  for (size_t i = 0; i + 4 <= count; i += 4)
    for (size_t c = 0; c < 4; ++c) {
      Cell one;
      memcpy(&one, table + cell[i + c], sizeof one);
      sum[c] ^= one.word[0] ^ one.word[1];
    }
  return sum[0] ^ sum[1] ^ sum[2] ^ sum[3];
}

void copy_matrix(const uint64_t* from, uint64_t* to) {
  for (size_t at = 0; at < 64; at += sizeof(Register) / 8) {
    const Register r = load(from + at);
    memcpy(to + at, &r, sizeof r);
  }
}

}  // namespace

#define CONTINGENT_JOIN_(a, b) a##b
#define CONTINGENT_JOIN(a, b) CONTINGENT_JOIN_(a, b)
#define CONTINGENT_TEXT_(a) #a
#define CONTINGENT_TEXT(a) CONTINGENT_TEXT_(a)

extern const Roofs CONTINGENT_JOIN(roofs_, CONTINGENT_KERNELS);
const Roofs CONTINGENT_JOIN(roofs_, CONTINGENT_KERNELS) = {
    CONTINGENT_TEXT(CONTINGENT_KERNELS), sizeof(Register), philox, 6, compare, read, read_cells, copy_matrix};
