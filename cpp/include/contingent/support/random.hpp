// Named, counter-based randomness: every draw is a pure function of (seed, name, world).
//
// Philox 4x32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3") maps a 128-bit
// counter under a 64-bit key to 128 random bits. The key comes from the seed and the *name* of what is drawn; the
// counter from the world's number. Nothing is kept between draws, so no thread, block, shard, or further actor can
// move another's draws.
//
// Worlds come in groups of 64. Group g of a name has two streams:
//   bits:     counter (g, g >> 32, j, 0) gives the bits 2j (outputs 0, 1) and 2j + 1 (outputs 2, 3) of the uniform of
//             all 64 worlds, most significant bit first: a Boolean draw compares them with its chance, 64 at a time;
//   uniforms: counter (g, g >> 32, c, 1), c = 0..15, gives with output k the whole 32-bit uniform of world 16 k + c.
// A name is drawn from one of the two only: the bits for a belief, the uniforms for a quantity.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace contingent {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

constexpr std::uint32_t philox_multiplier_0 = 0xD2511F53, philox_multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t philox_weyl_0 = 0x9E3779B9, philox_weyl_1 = 0xBB67AE85;
constexpr int philox_rounds = 10;

constexpr PhiloxCounter philox(PhiloxCounter x, PhiloxKey key) {
  for (int round = 0; round < philox_rounds; ++round) {
    const std::uint64_t a = std::uint64_t{philox_multiplier_0} * x[0];
    const std::uint64_t b = std::uint64_t{philox_multiplier_1} * x[2];
    x = {static_cast<std::uint32_t>(b >> 32) ^ x[1] ^ key[0], static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32) ^ x[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += philox_weyl_0;
    key[1] += philox_weyl_1;
  }
  return x;
}

/// The key under which `name` is drawn: FNV-1a of the name, mixed with the seed by the finaliser of splitmix64
/// (Steele, Lea & Flood 2014), which is a bijection, so two seeds never share a name's key.
constexpr std::uint64_t draw_key(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ull;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  std::uint64_t z = hash ^ (seed * 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

constexpr PhiloxKey philox_key(std::uint64_t key) {
  return {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)};
}

/// A chance as the number of 32-bit uniforms below it: 0 to 2^32. A belief is true iff its uniform u < threshold.
constexpr std::uint64_t chance_threshold(double chance) {
  return static_cast<std::uint64_t>(chance * 4294967296.0 + 0.5);
}

}  // namespace contingent
