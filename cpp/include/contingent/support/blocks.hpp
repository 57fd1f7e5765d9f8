// Blocks: a sample is worked through 512 worlds at a time, on any number of threads, with the same result.
//
// A block's work must depend on nothing but its own worlds; what blocks leave behind must be added up by exact
// (integer) sums or written to places of their own. Then neither the number of threads nor their order can show.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>

namespace contingent {

constexpr int block_words = 8;  // of 64 worlds: one 512-bit register
constexpr int block_worlds = 64 * block_words;

/// A bit for each world of a block.
struct alignas(64) Words {
  std::array<std::uint64_t, block_words> word{};

  static Words none() { return {}; }
  static Words all() { return ~Words{}; }
  /// The first `count` worlds of a block (all, if it has fewer).
  static Words first(std::uint64_t count) {
    Words result;
    for (std::uint64_t w = 0; w < block_words; ++w)
      result.word[w] = count >= 64 * (w + 1) ? ~0ull : count > 64 * w ? (1ull << (count - 64 * w)) - 1 : 0;
    return result;
  }

  Words& operator&=(const Words& b) { for (std::size_t w = 0; w < block_words; ++w) word[w] &= b.word[w]; return *this; }
  Words& operator|=(const Words& b) { for (std::size_t w = 0; w < block_words; ++w) word[w] |= b.word[w]; return *this; }
  Words& operator-=(const Words& b) { for (std::size_t w = 0; w < block_words; ++w) word[w] &= ~b.word[w]; return *this; }
  friend Words operator&(Words a, const Words& b) { return a &= b; }
  friend Words operator|(Words a, const Words& b) { return a |= b; }
  friend Words operator-(Words a, const Words& b) { return a -= b; }
  Words operator~() const { Words r; for (std::size_t w = 0; w < block_words; ++w) r.word[w] = ~word[w]; return r; }
  bool operator==(const Words&) const = default;

  bool any() const {
    std::uint64_t bits = 0;
    for (const std::uint64_t w : word) bits |= w;
    return bits != 0;
  }
  bool contains(int world) const { return (word[static_cast<std::size_t>(world >> 6)] >> (world & 63)) & 1; }
  void insert(int world) { word[static_cast<std::size_t>(world >> 6)] |= 1ull << (world & 63); }
};

/// How many worlds of a block are in the set.
std::uint64_t count(const Words& words);

/// Watches over a long run. The callback is called on the calling thread, about twenty times a second and once at the
/// end, with (done, total) in worlds (or 0 of 0, see heed()); what it throws stops the run within milliseconds and is passed on. May be empty.
using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// For work between two runs: lets the callback stop it. Not free: to be called a thousand times a second at most.
inline void heed(const Progress& progress) {
  if (progress) progress(0, 0);
}

/// Calls work(thread, block) for every block 0 <= block < blocks, each exactly once, `thread` < threads being whose
/// workspace to use; the calling thread only watches. What work throws is passed on after all threads have stopped.
/// `worlds` is the total told to `progress`.
void for_each_block(std::uint64_t blocks, std::uint64_t worlds, int threads, const Progress& progress,
                    const std::function<void(int thread, std::uint64_t block)>& work);

/// For work that can take long within one block: throws Stopped if the run this thread works for is to stop. Costs a
/// nanosecond; does nothing on other threads.
void check_for_stop();

/// The number of threads to use where `asked` is 0: what the machine offers to this process.
int thread_count(int asked);

}  // namespace contingent
