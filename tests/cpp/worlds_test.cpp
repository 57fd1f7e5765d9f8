// Kernels: every variant gives the same bits as the definition in support/random.hpp. Quantiles: as good as stated.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "worlds/kernels.hpp"
#include "worlds/quantiles.hpp"
#include "catch.hpp"
#include "contingent/support/blocks.hpp"
#include "contingent/support/instruction_sets.hpp"
#include "contingent/support/random.hpp"

using namespace contingent;

namespace {

std::vector<const Kernels*> variants() {
  std::vector<const Kernels*> all{&kernels_baseline};
#if defined(CONTINGENT_HAVE_AVX2)
  if (runs_avx2()) all.push_back(&kernels_avx2);
#endif
#if defined(CONTINGENT_HAVE_AVX512)
  if (runs_avx512()) all.push_back(&kernels_avx512);
#endif
  return all;
}

constexpr std::uint64_t key = 0x0123456789abcdef, first_group = (1ull << 32) - 3;  // across a carry into the high word

PhiloxCounter at_group(std::uint64_t group, std::uint32_t counter, std::uint32_t stream) {
  return philox({static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(group >> 32), counter, stream},
                philox_key(key));
}

}  // namespace

TEST_CASE("Boolean draws compare the named uniform's bits with the chance", "[worlds][kernels]") {
  std::vector<std::uint64_t> thresholds{0, 1ull << 32, 1ull << 31, 1, (1ull << 32) - 1, 3ull << 30, 1ull << 29, 0xFFFull << 20};
  for (int i = 0; i < 90; ++i) thresholds.push_back(chance_threshold(std::fmod(0.618 * i, 1.0)));
  std::vector<std::uint64_t> expected(thresholds.size() * 8, 0);
  for (std::uint64_t group = 0; group < 8; ++group)
    for (std::uint64_t bit = 0; bit < 64; ++bit) {
      std::uint64_t uniform = 0;
      for (std::uint32_t pair = 0; pair < 16; ++pair) {
        const PhiloxCounter words = at_group(first_group + group, pair, 0);
        for (std::size_t half = 0; half < 4; half += 2)
          uniform = (uniform << 1) | ((words[half + bit / 32] >> (bit % 32)) & 1);
      }
      for (std::size_t m = 0; m < thresholds.size(); ++m)
        if (uniform < thresholds[m]) expected[8 * m + group] |= 1ull << bit;
    }
  for (const Kernels* variant : variants()) {
    INFO(variant->name);
    std::vector<std::uint64_t> below(expected.size());
    variant->below(key, first_group, thresholds.data(), static_cast<int>(thresholds.size()),
                   reinterpret_cast<std::uint64_t(*)[8]>(below.data()));
    CHECK(below == expected);
    for (std::size_t m = 0; m < thresholds.size(); ++m) {  // one alone stops drawing bits where it is decided
      std::uint64_t alone[1][8];
      variant->below(key, first_group, &thresholds[m], 1, alone);
      CHECK(std::equal(alone[0], alone[0] + 8, expected.begin() + static_cast<std::ptrdiff_t>(8 * m)));
    }
  }
}

TEST_CASE("Uniforms are the outputs of their counters", "[worlds][kernels]") {
  for (const Kernels* variant : variants()) {
    INFO(variant->name);
    std::uint32_t uniform[block_worlds];
    variant->uniforms(key, first_group, uniform);
    for (std::uint32_t world = 0; world < block_worlds; ++world)
      REQUIRE(uniform[world] == at_group(first_group + world / 64, world % 16, 1)[world % 64 / 16]);
  }
}

TEST_CASE("Quantiles, units, ranges and overlaps are the same in every variant", "[worlds][kernels]") {
  const auto shared = pert_quantiles(2.6);
  const QuantileTable& table = *shared;
  std::uint32_t uniform[block_worlds];
  kernels_baseline.uniforms(key, 0, uniform);
  uniform[0] = 0, uniform[1] = ~0u, uniform[2] = 0x7fffffff, uniform[3] = 0x80000000;
  struct Results {
    float value[block_worlds];
    std::int32_t position[block_worlds], low[block_worlds], high[block_worlds];
    double amount[block_worlds];
    std::uint64_t meets[8];
  };
  Results first{};
  for (const Kernels* variant : variants()) {
    INFO(variant->name);
    Results r{};
    variant->quantiles(uniform, table.data(), r.value);
    variant->to_positions(r.value, -200'000.f, 1'000'000.f, r.position);
    variant->to_amounts(r.value, -1e5, 3e6 + 1.0 / 3, r.amount);
    std::int32_t tolerance[block_worlds];
    for (int w = 0; w < block_worlds; ++w) tolerance[w] = w * 500;
    variant->ranges(r.position, tolerance, r.low, r.high);
    std::memset(r.meets, 0xff, sizeof r.meets);
    std::int32_t other_low[block_worlds], other_high[block_worlds];
    for (int w = 0; w < block_worlds; ++w) other_low[w] = r.high[w] + (w % 3 - 1), other_high[w] = other_low[w] + 5;
    const Range range{r.low, r.high}, other{other_low, other_high};
    variant->overlap(&range, &other, 1, r.meets);
    for (int w = 0; w < block_worlds; ++w) {
      REQUIRE(((r.meets[w / 64] >> (w % 64)) & 1) == (r.low[w] <= other_high[w] && other_low[w] <= r.high[w]));
      REQUIRE(r.amount[w] >= 0);
      REQUIRE(r.amount[w] == std::round(r.amount[w]));
    }
    if (variant == &kernels_baseline) first = r;
    CHECK(std::memcmp(&first, &r, sizeof r) == 0);
  }
}

TEST_CASE("Ranges meet on every issue, whether many worlds are asked about or few", "[worlds][kernels]") {
  constexpr int issues = 3;
  alignas(64) static std::int32_t end[2][issues][2][block_worlds];  // [party][issue][low, high]
  std::mt19937 random(3);
  for (auto& party : end)
    for (auto& issue : party)
      for (int w = 0; w < block_worlds; ++w) {
        issue[0][w] = static_cast<std::int32_t>(random() % 100);
        issue[1][w] = issue[0][w] + static_cast<std::int32_t>(random() % 80);
      }
  const auto meet = [&](int w) {
    bool all = true;
    for (int i = 0; i < issues; ++i) all = all && end[0][i][0][w] <= end[1][i][1][w] && end[1][i][0][w] <= end[0][i][1][w];
    return all;
  };
  Range a[issues], b[issues];
  for (int i = 0; i < issues; ++i) a[i] = {end[0][i][0], end[0][i][1]}, b[i] = {end[1][i][0], end[1][i][1]};
  for (const Kernels* variant : variants())
    for (const std::uint64_t asked : {0ull, 1ull << 63, 0x8000000000000001ull, 0x0101010101010101ull, ~0ull}) {
      INFO(variant->name << " " << asked);
      std::uint64_t words[block_words], expected[block_words] = {};
      std::fill(words, words + block_words, asked);
      if (asked == 1ull << 63) std::fill(words + 1, words + block_words, 0);
      for (int w = 0; w < block_worlds; ++w)
        if (((words[w / 64] >> (w % 64)) & 1) && meet(w)) expected[w / 64] |= 1ull << (w % 64);
      variant->overlap(a, b, issues, words);
      CHECK(std::equal(words, words + block_words, expected));
    }
}

namespace {

float quantile(const QuantileTable& table, std::uint32_t u) {
  std::uint32_t uniform[block_worlds] = {u};
  float value[block_worlds];
  kernels_baseline.quantiles(uniform, table.data(), value);
  return value[0];
}

// P(Beta(alpha, beta) <= x) by Simpson's rule from the nearer end, after t = s^4, which tames it there.
double beta_distribution(double alpha, double beta, double x) {
  if (x > 0.5) return 1 - beta_distribution(beta, alpha, 1 - x);
  const auto integrand = [&](double s) {
    const double t = s * s * s * s;
    return 4 * s * s * s * std::pow(t, alpha - 1) * std::pow(1 - t, beta - 1);
  };
  const int steps = 20'000;
  const double h = std::pow(x, 0.25) / steps;
  double sum = integrand(0) + integrand(h * steps);
  for (int i = 1; i < steps; ++i) sum += (i % 2 ? 4 : 2) * integrand(h * i);
  return sum * h / 3 * std::exp(std::lgamma(alpha + beta) - std::lgamma(alpha) - std::lgamma(beta));
}

}  // namespace

TEST_CASE("Quantile tables invert their distribution to 1e-6", "[worlds][quantiles]") {
  const double alpha = GENERATE(1.0, 1.3, 2.6, 3.0, 4.9, 5.0);
  const auto shared = pert_quantiles(alpha);
  const QuantileTable& table = *shared;
  double last = -1;
  for (std::uint64_t u = 3; u < 1ull << 32; u += (1ull << 32) / 61) {
    const double x = quantile(table, static_cast<std::uint32_t>(u));
    CHECK(x >= last);
    last = x;
    CHECK(std::abs(beta_distribution(alpha, 6 - alpha, x) - (static_cast<double>(u) + 0.5) / 4294967296.0) < 1e-6);
  }
  const QuantileTable& normal = *normal_quantiles();
  for (std::uint64_t u = 3; u < 1ull << 32; u += (1ull << 32) / 61) {
    const double x = quantile(normal, static_cast<std::uint32_t>(u));
    CHECK(std::abs(0.5 * std::erfc(-x / std::sqrt(2.0)) - (static_cast<double>(u) + 0.5) / 4294967296.0) < 1e-6);
  }
}

TEST_CASE("Quantiles grow with the uniform and stay in their distribution", "[worlds][quantiles]") {
  const auto shared = pert_quantiles(1.7);
  const QuantileTable& table = *shared;
  float last = 0;
  for (std::uint64_t u = 0; u < 1ull << 32; u += 99'991) {
    const float x = quantile(table, static_cast<std::uint32_t>(u));
    if (!(x >= last - 2e-7f && x <= 1)) FAIL("u = " << u << ": " << x << " after " << last);
    last = x;
  }
  CHECK(quantile(table, 0) >= 0);
  CHECK(quantile(table, ~0u) <= 1);
}
