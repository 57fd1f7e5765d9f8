// Loops over bits: every variant against the definition.
#include <algorithm>
#include <bit>
#include <functional>
#include <random>
#include <vector>

#include "catch.hpp"
#include "contingent/support/bits.hpp"
#include "contingent/support/instruction_sets.hpp"
#include "support/bit_kernels.hpp"

using namespace contingent;

namespace {

std::vector<const BitKernels*> variants() {
  std::vector<const BitKernels*> all{&bit_kernels_baseline};
#if defined(CONTINGENT_HAVE_AVX2)
  if (runs_avx2()) all.push_back(&bit_kernels_avx2);
#endif
#if defined(CONTINGENT_HAVE_AVX512)
  if (runs_avx512_bits()) all.push_back(&bit_kernels_avx512_bits);
#endif
  return all;
}

std::vector<std::uint64_t> random_words(std::size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> words(count);
  std::generate(words.begin(), words.end(), std::ref(random));
  return words;
}

}  // namespace

TEST_CASE("Intersections are counted, whatever their length", "[support][bits]") {
  for (const BitKernels* variant : variants())
    for (std::size_t size = 0; size < 150; ++size) {
      INFO(variant->name << " " << size);
      auto a = random_words(size, 1);
      const auto b = random_words(size, 2), c = random_words(size, 3);
      std::vector<std::uint64_t> expected(size);
      std::uint64_t common = 0, all = 0;
      for (std::size_t w = 0; w < size; ++w) {
        expected[w] = a[w] & b[w] & c[w];
        common += static_cast<std::uint64_t>(std::popcount(a[w] & b[w]));
        all += static_cast<std::uint64_t>(std::popcount(expected[w]));
      }
      CHECK(variant->count_common(a.data(), b.data(), size) == common);
      CHECK(variant->intersect(a.data(), b.data(), c.data(), a.data(), size) == all);  // in place
      CHECK(a == expected);
    }
}

TEST_CASE("Transposing a bit matrix swaps rows and columns", "[support][bits]") {
  const auto rows = random_words(64, 5);
  for (const BitKernels* variant : variants()) {
    INFO(variant->name);
    auto turned = rows;
    variant->transpose(turned.data());
    for (std::size_t i = 0; i < 64; ++i)
      for (std::size_t j = 0; j < 64; ++j) REQUIRE(((rows[i] >> j) & 1) == ((turned[j] >> i) & 1));
  }
}
