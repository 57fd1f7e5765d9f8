// The kernels of searches: every instruction set against the others, or against the definition.
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/support/instruction_sets.hpp"
#include "force/lane_kernels.hpp"
#include "graph/rank_kernels.hpp"

using namespace contingent;

namespace {

template <class Kernels>
std::vector<const Kernels*> runnable(std::initializer_list<const Kernels*> all) {
  std::vector<const Kernels*> result;
  for (const Kernels* one : all) {
    const std::string name = one->name;
    if (name == "baseline" || (name == "avx2" && runs_avx2()) || (name == "avx512_counts" && runs_avx512_counts()))
      result.push_back(one);
  }
  return result;
}

}  // namespace

TEST_CASE("A step is the same in every instruction set", "[force][lanes]") {
  std::vector<const LaneKernels*> all = runnable<LaneKernels>({
      &lane_kernels_baseline,
#if defined(CONTINGENT_HAVE_AVX2)
      &lane_kernels_avx2,
#endif
#if defined(CONTINGENT_HAVE_AVX512)
      &lane_kernels_avx512_counts,
#endif
  });
  std::mt19937 source(1);
  const auto random = [&] { return static_cast<std::uint32_t>(source()); };
  for (int round = 0; round < 200; ++round) {
    auto start = std::make_unique<Lanes>();
    LaneShape shape;
    shape.vertices = 1 + static_cast<int>(random() % lane_vertices);
    shape.entries = static_cast<int>(random() % lane_entries);
    shape.others = round % 2;
    shape.sums = 1 + static_cast<int>(random() % lane_sums);
    for (LaneSum& sum : shape.sum) sum = {static_cast<int>(random() % (lane_tasks + 1)) - 1, static_cast<std::int32_t>(random() % 4)};
    const auto fill = [&](auto& rows, std::uint32_t mask) {
      for (auto& row : rows)
        for (auto& one : row) one = static_cast<std::remove_reference_t<decltype(one)>>(random() & random() & mask);
    };
    const std::uint32_t all_vertices = shape.vertices < 32 ? (1u << shape.vertices) - 1 : ~0u;
    fill(start->conflicts, all_vertices);
    for (int a = 0; a < lane_vertices; ++a)  // as in a graph: of both or of neither, and of nobody with itself
      for (int b = 0; b <= a; ++b)
        for (int lane = 0; lane < lanes; ++lane) {
          const bool conflict = a != b && ((start->conflicts[a][lane] >> b) & 1);
          start->conflicts[a][lane] = (start->conflicts[a][lane] & ~(1u << b)) | (std::uint32_t{conflict} << b);
          start->conflicts[b][lane] = (start->conflicts[b][lane] & ~(1u << a)) | (std::uint32_t{conflict} << a);
        }
    for (auto& of_task : start->amount) fill(of_task, 3);
    fill(start->from, ~0u);
    fill(start->leaves, all_vertices & 0x11111111u);
    fill(start->peers, all_vertices);
    fill(start->other_peers, all_vertices);
    fill(start->least, 3);
    fill(start->other_least, 3);
    for (int lane = 0; lane < lanes; ++lane) {
      start->open[lane] = random() & all_vertices;
      start->could[lane] = random() & random() & all_vertices;
      start->needed[lane] = random() % 2 ? 0 : random() & all_vertices;
      start->preferred[lane] = static_cast<std::int32_t>(random() % 20) - 1;
      start->size[lane] = static_cast<std::int32_t>(random() % 8);
      start->depth[lane] = 0;
    }
    std::vector<std::unique_ptr<Lanes>> after;
    std::vector<LaneEvents> events;
    for (const LaneKernels* kernels : all) {
      after.push_back(std::make_unique<Lanes>(*start));
      events.emplace_back();
      for (int step = 0; step < 20; ++step) kernels->step(*after.back(), shape, events.back());
      for (int lane = 0; lane < lanes; ++lane) {
        REQUIRE(after.back()->open[lane] == after.front()->open[lane]);
        REQUIRE(after.back()->depth[lane] == after.front()->depth[lane]);
        REQUIRE(events.back().force[lane] == events.front().force[lane]);
        REQUIRE(events.back().preferred[lane] == events.front().preferred[lane]);
      }
      REQUIRE(events.back().found == events.front().found);
      REQUIRE(events.back().ended == events.front().ended);
    }
  }
}

TEST_CASE("Conflicts by rank are the definition's in every instruction set", "[graph][ranks]") {
  std::vector<const RankKernels*> all = runnable<RankKernels>({
      &rank_kernels_baseline,
#if defined(CONTINGENT_HAVE_AVX2)
      &rank_kernels_avx2,
#endif
#if defined(CONTINGENT_HAVE_AVX512)
      &rank_kernels_avx512_counts,
#endif
  });
  std::mt19937_64 random(2);
  for (int round = 0; round < 300; ++round) {
    const int count = 1 + static_cast<int>(random() % rank_row), issues = static_cast<int>(random() % 4);
    std::vector<std::int32_t> low(static_cast<std::size_t>(4 * rank_row), -7), high(low);
    for (std::size_t k = 0; k < low.size(); ++k) {
      low[k] = static_cast<std::int32_t>(random() % 20);
      high[k] = low[k] + static_cast<std::int32_t>(random() % 8);
    }
    std::vector<std::uint64_t> vertices(4), words(4 * rank_row);
    for (int chosen = 0; chosen < count;) {
      const int at = static_cast<int>(random() % 256);
      std::uint64_t& word = vertices[static_cast<std::size_t>(at / 64)];
      if (((word >> (at % 64)) & 1) == 0) word |= 1ull << (at % 64), ++chosen;
    }
    for (std::uint64_t& word : words) word = random();
    const std::uint64_t* rows[rank_row];
    for (int k = 0; k < count; ++k) rows[k] = &words[static_cast<std::size_t>(4 * k)];
    for (const RankKernels* kernels : all) {
      std::uint32_t apart[rank_row], packed[rank_row];
      kernels->apart(low.data(), high.data(), issues, count, apart);
      kernels->pack(rows, count, vertices.data(), 4, packed);
      for (int k = 0; k < count; ++k) {
        std::uint32_t expected_apart = 0, expected_packed = 0;
        for (int other = 0; other < count; ++other)
          for (int issue = 0; issue < issues; ++issue) {
            const auto a = static_cast<std::size_t>(issue * rank_row + k), b = static_cast<std::size_t>(issue * rank_row + other);
            if (high[a] < low[b] || high[b] < low[a]) expected_apart |= 1u << other;
          }
        int rank = 0;
        for (int at = 0; at < 256; ++at) {
          if (((vertices[static_cast<std::size_t>(at / 64)] >> (at % 64)) & 1) == 0) continue;
          expected_packed |= static_cast<std::uint32_t>((rows[k][at / 64] >> (at % 64)) & 1) << rank++;
        }
        REQUIRE(apart[k] == expected_apart);
        REQUIRE(packed[k] == expected_packed);
      }
    }
  }
}
