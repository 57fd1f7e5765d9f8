// ActorSet: a set of candidates by index, one bit each.
//
// ActorSets are values of a fixed number of 64-bit words: small scenarios are searched with one word, the largest
// (256 candidates) with four. All operations cost O(words) and allocate nothing.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace contingent {

/// The number of bits set. Where the machine may lack the instruction, std::popcount would be a call in the innermost loops.
constexpr int bit_count(std::uint64_t word) {
#if defined(__POPCNT__) || !(defined(__x86_64__) || defined(_M_X64))
  return std::popcount(word);
#else
  word -= (word >> 1) & 0x5555555555555555ull;
  word = (word & 0x3333333333333333ull) + ((word >> 2) & 0x3333333333333333ull);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Full;
  return static_cast<int>((word * 0x0101010101010101ull) >> 56);
#endif
}

template <int Words>
class ActorSet {
 public:
  static constexpr int capacity = 64 * Words;

  constexpr ActorSet() = default;

  /// The set {0, ..., size - 1}.
  static constexpr ActorSet first(int size) {
    ActorSet set;
    for (int w = 0; w < Words; ++w) {
      const int bits = size - 64 * w;
      set.word(w) = bits >= 64 ? ~0ull : bits > 0 ? (1ull << bits) - 1 : 0;
    }
    return set;
  }
  static constexpr ActorSet single(int actor) {
    ActorSet set;
    set.insert(actor);
    return set;
  }

  constexpr std::uint64_t& word(int w) { return words_[static_cast<std::size_t>(w)]; }
  constexpr std::uint64_t word(int w) const { return words_[static_cast<std::size_t>(w)]; }
  constexpr const std::uint64_t* words() const { return words_.data(); }

  constexpr void insert(int actor) { word(actor >> 6) |= 1ull << (actor & 63); }
  constexpr void erase(int actor) { word(actor >> 6) &= ~(1ull << (actor & 63)); }
  constexpr bool contains(int actor) const { return (word(actor >> 6) >> (actor & 63)) & 1; }

  constexpr bool empty() const {
    std::uint64_t any = 0;
    for (int w = 0; w < Words; ++w) any |= word(w);
    return any == 0;
  }
  constexpr int size() const {
    int count = 0;
    for (int w = 0; w < Words; ++w) count += bit_count(word(w));
    return count;
  }
  /// The lowest index in the set; the set must not be empty.
  constexpr int front() const {
    int w = 0;
    while (w + 1 < Words && word(w) == 0) ++w;
    return 64 * w + std::countr_zero(word(w));
  }
  /// How many members have a lower index.
  constexpr int rank(int actor) const {
    const int last = actor >> 6;
    int below = bit_count(word(last) & ((1ull << (actor & 63)) - 1));
    for (int w = 0; w < last; ++w) below += bit_count(word(w));
    return below;
  }
  constexpr bool includes(const ActorSet& other) const { return (other - *this).empty(); }
  constexpr bool meets(const ActorSet& other) const { return !(*this & other).empty(); }

  friend constexpr ActorSet operator&(ActorSet a, const ActorSet& b) { return a &= b; }
  friend constexpr ActorSet operator|(ActorSet a, const ActorSet& b) { return a |= b; }
  friend constexpr ActorSet operator-(ActorSet a, const ActorSet& b) { return a -= b; }
  constexpr ActorSet& operator&=(const ActorSet& b) {
    for (int w = 0; w < Words; ++w) word(w) &= b.word(w);
    return *this;
  }
  constexpr ActorSet& operator|=(const ActorSet& b) {
    for (int w = 0; w < Words; ++w) word(w) |= b.word(w);
    return *this;
  }
  constexpr ActorSet& operator-=(const ActorSet& b) {
    for (int w = 0; w < Words; ++w) word(w) &= ~b.word(w);
    return *this;
  }
  /// In place of the default, which calls memcmp.
  constexpr bool operator==(const ActorSet& other) const {
    std::uint64_t differ = 0;
    for (int w = 0; w < Words; ++w) differ |= word(w) ^ other.word(w);
    return differ == 0;
  }

 private:
  std::array<std::uint64_t, static_cast<std::size_t>(Words)> words_{};
};

/// Calls visit(actor) for each member, lowest index first.
template <int Words, class Visit>
constexpr void for_each(const ActorSet<Words>& set, Visit&& visit) {
  for (int w = 0; w < Words; ++w)
    for (std::uint64_t rest = set.word(w); rest != 0; rest &= rest - 1) visit(64 * w + std::countr_zero(rest));
}

/// Whether a comes before b by the earliest candidate in which they differ: the set that has it comes first.
template <int Words>
constexpr bool earlier(const ActorSet<Words>& a, const ActorSet<Words>& b) {
  for (int w = 0; w < Words; ++w) {
    const std::uint64_t differ = a.word(w) ^ b.word(w);
    if (differ != 0) return (a.word(w) & differ & (~differ + 1)) != 0;
  }
  return false;
}

}  // namespace contingent
