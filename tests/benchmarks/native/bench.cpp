// Each inner loop of the core against the roof of this machine, in turn in one run, as JSON on standard output.
//
//     contingent_bench [repeats] [threads]
//
// All threads do the same at once, each with data of its own. What counts is the shortest time of a repeat, for both sides.
#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "contingent/support/aligned.hpp"
#include "contingent/support/blocks.hpp"
#include "contingent/support/instruction_sets.hpp"
#include "contingent/support/random.hpp"
#include "roofs.hpp"
#include "support/bit_kernels.hpp"
#include "worlds/kernels.hpp"
#include "worlds/quantiles.hpp"

using namespace contingent;

namespace {

struct Variant {
  const Roofs* roofs;
  const Kernels* kernels;
  const BitKernels* bits;
};

// What this machine runs, the last being what the package chooses.
std::vector<Variant> variants() {
  std::vector<Variant> all{{&roofs_baseline, &kernels_baseline, &bit_kernels_baseline}};
#if defined(CONTINGENT_HAVE_AVX2)
  if (runs_avx2())
    all.push_back({&roofs_avx2, &kernels_avx2, &bit_kernels_avx2});
#endif
#if defined(CONTINGENT_HAVE_AVX512)
  if (&kernels() == &kernels_avx512) all.push_back({&roofs_avx512, &kernels_avx512, &bit_kernels()});
#endif
  return all;
}

volatile std::uint64_t sink;  // results go here, so that none is left out as unused

// A thread's data.
struct Data {
  static constexpr std::size_t l2_words = 32'768, memory_words = 1 << 23;  // two of each: 512 KiB, 128 MiB
  AlignedVector<std::uint64_t> a, b;
  AlignedVector<std::int32_t> ends, cells;
  AlignedVector<std::uint32_t> uniform;
  AlignedVector<float> value;
  std::vector<std::uint64_t> thresholds;
  std::shared_ptr<const QuantileTable> table = pert_quantiles(2.6);

  Data()
      : a(memory_words),
        b(memory_words),
        ends(12 * block_worlds),
        cells(block_worlds),
        uniform(block_worlds),
        value(block_worlds) {
    for (std::size_t i = 0; i < memory_words; ++i) a[i] = draw_key(i, "a"), b[i] = draw_key(i, "b");
    for (std::size_t i = 0; i < ends.size(); ++i)
      ends[i] = static_cast<std::int32_t>(a[i] % 1'000'000) + (i / block_worlds % 2 ? 500'000 : 0);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = static_cast<std::int32_t>(a[i] % quantile_cells) * 4;
    for (std::size_t i = 0; i < uniform.size(); ++i) uniform[i] = static_cast<std::uint32_t>(b[i]);
    for (std::size_t i = 0; i < 256; ++i) thresholds.push_back(a[i] >> 32 | 1);
  }
  Range range(int k) const {
    return {&ends[static_cast<std::size_t>(2 * k) * block_worlds],
            &ends[static_cast<std::size_t>(2 * k + 1) * block_worlds]};
  }
};

// How many times 8 counters a Boolean draw cannot do without: until no uniform of the block equals the threshold so far.
double counters_needed(const Data& data, std::uint64_t blocks) {
  std::uint64_t needed = 0;
  for (std::uint64_t i = 0; i < blocks; ++i) {
    std::uint64_t equal[8];
    std::fill(equal, equal + 8, ~0ull);
    const std::uint64_t threshold = data.thresholds[i % data.thresholds.size()];
    for (std::uint32_t pair = 0; pair < 16; ++pair, ++needed) {
      std::uint64_t left = 0;
      for (std::uint32_t g = 0; g < 8; ++g) {
        const PhiloxCounter x = philox({static_cast<std::uint32_t>(8 * i + g), 0, pair, 0}, philox_key(i));
        for (std::size_t half = 0; half < 2; ++half) {
          const std::uint64_t bits = x[2 * half] | std::uint64_t{x[2 * half + 1]} << 32;
          equal[g] &= (threshold >> (31 - 2 * pair - half)) & 1 ? bits : ~bits;
        }
        left |= equal[g];
      }
      if (left == 0) break;
    }
  }
  return static_cast<double>(needed + blocks) / static_cast<double>(blocks);
}

using Work = std::function<void(Data&, std::uint64_t i)>;

// The shortest time of one call in nanoseconds, for each of several works done in turn; the mean over threads.
std::vector<double> times(std::vector<Data>& data, const std::vector<Work>& works, int repeats, std::uint64_t calls) {
  std::vector<std::vector<double>> shortest(data.size(), std::vector<double>(works.size(), 1e300));
  std::barrier together(static_cast<std::ptrdiff_t>(data.size()));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < data.size(); ++t)
    threads.emplace_back([&, t] {
      for (int r = 0; r < repeats; ++r)
        for (std::size_t w = 0; w < works.size(); ++w) {
          together.arrive_and_wait();
          const auto start = std::chrono::steady_clock::now();
          for (std::uint64_t i = 0; i < calls; ++i) works[w](data[t], i);
          const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
          shortest[t][w] = std::min(shortest[t][w], spent.count() / static_cast<double>(calls));
        }
    });
  for (std::thread& thread : threads) thread.join();
  std::vector<double> result(works.size(), 0);
  for (const auto& of_thread : shortest)
    for (std::size_t w = 0; w < works.size(); ++w) result[w] += of_thread[w] / static_cast<double>(data.size());
  return result;
}

class Bench {
 public:
  Bench(int repeats, int threads) : repeats_(repeats), data_(static_cast<std::size_t>(threads)) {}

  void run() {
    const std::size_t bytes = Data::memory_words * 8;
    const double copy = times(data_, {[&](Data& d, std::uint64_t) { std::memcpy(d.b.data(), d.a.data(), bytes); }},
                              std::max(3, repeats_ / 10), 1)[0];
    std::printf("{\"threads\": %zu, \"chosen\": [\"%s\", \"%s\"], \"copy_gb_per_s\": %.3f, \"kernels\": [",
                data_.size(), kernels().name, bit_kernels().name,
                2.0 * static_cast<double>(bytes * data_.size()) / copy);
    for (const Variant& variant : variants()) measure(variant);
    std::printf("\n]}\n");
  }

 private:
  void row(const Variant& v, const char* name, const char* roof_name, double spent, double roof, double bytes) {
    std::printf(
        "%s\n  {\"variant\": \"%s\", \"kernel\": \"%s\", \"roof\": \"%s\", \"ns\": %.3f, \"roof_ns\": %.3f, "
        "\"gb_per_s\": %.3f}",
        first_ ? "" : ",", v.roofs->name, name, roof_name, spent, roof, bytes / spent);
    first_ = false;
  }

  void measure(const Variant& v) {
    draws(v);
    const auto t = times(data_,
                         {[&](Data& d, std::uint64_t) { overlap(v, d); },
                          [&](Data& d, std::uint64_t) { sink = v.roofs->compare(d.ends.data(), 12 * block_worlds); }},
                         repeats_, 500);
    row(v, "ranges", "vector compares, one side read from L1", t[0], t[1] / 2,
        12 * 4 * block_worlds);  // 6 of 12 ends a compare
    const auto q =
        times(data_,
              {[&](Data& d, std::uint64_t) { v.kernels->quantiles(d.uniform.data(), d.table->data(), d.value.data()); },
               [&](Data& d, std::uint64_t) {
                 sink = v.roofs->read_cells(&d.table->data()->c0, d.cells.data(), block_worlds);
               }},
              repeats_, 500);
    row(v, "quantiles", "one 16-byte read a world from L1", q[0], q[1], 0);
    and_count(v, "and-count in L2", "plain reads from L2", Data::l2_words, repeats_, 4);
    and_count(v, "and-count in memory", "plain reads from memory", Data::memory_words, std::max(3, repeats_ / 10), 1);
    const auto m = times(data_,
                         {[&](Data& d, std::uint64_t) { v.bits->transpose(d.a.data()); },
                          [&](Data& d, std::uint64_t) { v.roofs->copy_matrix(d.a.data(), d.b.data()); }},
                         repeats_, 1000);
    row(v, "transpose", "copy of the matrix in L1", m[0], m[1], 0);
  }

  static void overlap(const Variant& v, Data& d) {
    const Range a[] = {d.range(0), d.range(1), d.range(2)}, b[] = {d.range(3), d.range(4), d.range(5)};
    std::uint64_t words[block_words];
    std::fill(words, words + block_words, ~0ull);
    v.kernels->overlap(a, b, 3, words);
    sink = words[0];
  }

  void draws(const Variant& v) {
    constexpr std::uint64_t calls = 500;
    constexpr int counters = 48;  // times 8: divisible by every way's number of chains
    std::vector<Work> works{[&](Data& d, std::uint64_t i) {
                              std::uint64_t below[1][8];
                              v.kernels->below(i, 8 * i, &d.thresholds[i % d.thresholds.size()], 1, below);
                              sink = below[0][0];
                            },
                            [&](Data& d, std::uint64_t i) { v.kernels->uniforms(i, 8 * i, d.uniform.data()); }};
    for (int way = 0; way < v.roofs->philox_ways; ++way)
      works.push_back([&v, way](Data&, std::uint64_t i) { sink = v.roofs->philox(i, 8 * i, counters, way); });
    const auto t = times(data_, works, repeats_, calls);
    const double eight = *std::min_element(t.begin() + 2, t.end()) / counters;
    row(v, "boolean draws", "Philox alone, of the bits a draw cannot do without", t[0],
        eight * counters_needed(data_[0], calls), 0);
    row(v, "boolean draws", "Philox alone, of 32 bits a draw", t[0], eight * 16, 0);
    row(v, "uniforms", "Philox alone", t[1], eight * 16, 0);
  }

  void and_count(const Variant& v, const char* name, const char* roof, std::size_t words, int repeats,
                 std::uint64_t calls) {
    const auto t = times(
        data_,
        {[&](Data& d, std::uint64_t) { sink = v.bits->count_common(d.a.data(), d.b.data(), words); },
         [&](Data& d, std::uint64_t) { sink = v.roofs->read(d.a.data(), words) ^ v.roofs->read(d.b.data(), words); }},
        repeats, calls);
    row(v, name, roof, t[0], t[1], static_cast<double>(16 * words));
  }

  int repeats_;
  std::vector<Data> data_;
  bool first_ = true;
};

}  // namespace

int main(int count, char** argument) {
  const int repeats = count > 1 ? std::atoi(argument[1]) : 200, threads = count > 2 ? std::atoi(argument[2]) : 2;
  if (repeats < 1 || threads < 1) {
    std::fprintf(stderr, "contingent_bench [repeats] [threads]: both at least 1\n");
    return 2;
  }
  Bench(repeats, threads).run();
}
