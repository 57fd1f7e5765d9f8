// Philox 4x32-10 in registers of 64-bit lanes (support/random.hpp has the definition and sources). For files that are
// compiled several times: all of it is local to them.
#pragma once

#include "lanes.hpp"

namespace contingent {
namespace {

// How many counters a lane are best worked on at once: enough that none waits for its last multiplication, few enough to
// stay in the machine's registers, of which one counter takes four.
#if defined(__AVX512F__)
constexpr int philox_chains = 6;
#else
constexpr int philox_chains = 3;
#endif

// The lower half of each lane is the state; upper halves are rubbish between rounds and cleared by whoever reads.
template <int chains>
inline void philox_registers(Register (&x)[chains][4], uint64_t key) {
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  const Register multiplier0 = spread_one(0xD2511F53u), multiplier1 = spread_one(0xCD9E8D57u);
#if defined(__GNUC__)
#pragma GCC unroll 10
#endif
  for (int round = 0; round < 10; ++round) {
    const Register key0 = spread_one(k0), key1 = spread_one(k1);
#if defined(__GNUC__)
#pragma GCC unroll 8
#endif
    for (int c = 0; c < chains; ++c) {
      const Register a = multiply32(x[c][0], multiplier0), b = multiply32(x[c][2], multiplier1);
      x[c][0] = (b >> 32) ^ x[c][1] ^ key0;
      x[c][1] = b;
      x[c][2] = (a >> 32) ^ x[c][3] ^ key1;
      x[c][3] = a;
    }
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
}

}  // namespace
}  // namespace contingent
