// WorldSet: the worlds of a sample in which something is so, a bit a world.
//
// A question about worlds has a WorldSet as its answer, and sets combine with & | ^ - ~ into the answers to others.
// Two sets combine only if they are of the same sample size (checked). Cost: one pass over size / 64 words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "contingent/support/actor_set.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

class WorldSet {
 public:
  /// The empty set among `size` worlds.
  explicit WorldSet(std::uint64_t size = 0) : size_(size), words_((size + 63) / 64, 0) {}
  /// From words, bit b of word w being world 64 w + b; bits past `size` are cleared.
  WorldSet(std::uint64_t size, std::vector<std::uint64_t> words) : size_(size), words_(std::move(words)) {
    words_.resize((size + 63) / 64, 0);
    clear_tail();
  }

  std::uint64_t size() const { return size_; }  // worlds in the sample, in the set or not
  std::uint64_t count() const {
    std::uint64_t total = 0;
    for (const std::uint64_t word : words_) total += static_cast<std::uint64_t>(bit_count(word));
    return total;
  }
  bool contains(std::uint64_t world) const { return (words_[world / 64] >> (world % 64)) & 1; }
  const std::vector<std::uint64_t>& words() const { return words_; }

  WorldSet& operator&=(const WorldSet& other) {
    return combine(other, [](std::uint64_t a, std::uint64_t b) { return a & b; });
  }
  WorldSet& operator|=(const WorldSet& other) {
    return combine(other, [](std::uint64_t a, std::uint64_t b) { return a | b; });
  }
  WorldSet& operator^=(const WorldSet& other) {
    return combine(other, [](std::uint64_t a, std::uint64_t b) { return a ^ b; });
  }
  WorldSet& operator-=(const WorldSet& other) {
    return combine(other, [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
  }
  friend WorldSet operator&(WorldSet a, const WorldSet& b) { return a &= b; }
  friend WorldSet operator|(WorldSet a, const WorldSet& b) { return a |= b; }
  friend WorldSet operator^(WorldSet a, const WorldSet& b) { return a ^= b; }
  friend WorldSet operator-(WorldSet a, const WorldSet& b) { return a -= b; }
  WorldSet operator~() const {
    WorldSet result = *this;
    for (std::uint64_t& word : result.words_) word = ~word;
    result.clear_tail();
    return result;
  }
  bool operator==(const WorldSet&) const = default;

 private:
  template <class Operation>
  WorldSet& combine(const WorldSet& other, Operation operation) {
    if (other.size_ != size_)
      throw ContingentError("world sets of different samples cannot be combined: " + std::to_string(size_) + " and " +
                            std::to_string(other.size_) + " worlds");
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] = operation(words_[w], other.words_[w]);
    return *this;
  }
  void clear_tail() {
    if (size_ % 64 != 0) words_.back() &= (1ull << (size_ % 64)) - 1;
  }

  std::uint64_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace contingent
