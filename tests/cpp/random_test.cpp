// Philox against its published vectors (Random123, kat_vectors), keys, sets and blocks.
#include <atomic>
#include <set>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "contingent/support/actor_set.hpp"
#include "contingent/support/blocks.hpp"
#include "contingent/support/random.hpp"
#include "contingent/support/world_set.hpp"

using namespace contingent;

TEST_CASE("Philox 4x32-10 gives its published vectors", "[support][random]") {
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("A draw's key depends on its name and its seed", "[support][random]") {
  std::set<std::uint64_t> keys;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (const char* name : {"joins:EGY", "joins:IDN", "leads:EGY", "event:un-mandate", "accepts:ISR/TUR", ""})
      keys.insert(draw_key(seed, name));
  CHECK(keys.size() == 600);
  static_assert(draw_key(7, "joins:EGY") == draw_key(7, "joins:EGY"));
}

TEST_CASE("A chance is the number of uniforms below it", "[support][random]") {
  CHECK(chance_threshold(0) == 0);
  CHECK(chance_threshold(0.5) == 1ull << 31);
  CHECK(chance_threshold(1) == 1ull << 32);
}

TEST_CASE("An actor set is a set", "[support][actor_set]") {
  using Set = ActorSet<4>;
  Set set;
  for (const int actor : {0, 63, 64, 130, 255}) set.insert(actor);
  CHECK(set.size() == 5);
  CHECK(set.front() == 0);
  CHECK(set.contains(130));
  CHECK_FALSE(set.contains(131));
  std::vector<int> seen;
  for_each(set, [&](int actor) { seen.push_back(actor); });
  CHECK(seen == std::vector<int>{0, 63, 64, 130, 255});
  CHECK(Set::first(70).size() == 70);
  CHECK(Set::first(256).size() == 256);
  CHECK(set.includes(Set::single(255)));
  CHECK((set - Set::first(64)).front() == 64);
  CHECK(earlier(Set::single(3), Set::single(200)));
  CHECK_FALSE(earlier(Set::single(200), Set::single(3)));
  CHECK_FALSE(earlier(set, set));
}

TEST_CASE("A world set knows its size and clears what is past it", "[support][world_set]") {
  WorldSet set(70, {~0ull, ~0ull});
  CHECK(set.count() == 70);
  CHECK((~set).count() == 0);
  CHECK((~WorldSet(70)).count() == 70);
  CHECK((set - set) == WorldSet(70));
  CHECK_THROWS_AS(set & WorldSet(71), ContingentError);
}

TEST_CASE("Every block is worked once, whatever the threads", "[support][blocks]") {
  for (const int threads : {1, 2, 5}) {
    std::vector<std::atomic<int>> worked(100);
    std::uint64_t told = 0;
    for_each_block(100, 51'111, threads, [&](std::uint64_t done, std::uint64_t total) {
      CHECK(done >= told);
      CHECK(total == 51'111);
      told = done;
    }, [&](int thread, std::uint64_t block) {
      if (thread < 0 || thread >= threads) throw std::logic_error("no such thread");
      ++worked[block];
    });
    CHECK(told == 51'111);
    for (const auto& times : worked) CHECK(times == 1);
  }
}

TEST_CASE("What a block throws stops the run and is passed on", "[support][blocks]") {
  std::atomic<int> worked = 0;
  CHECK_THROWS_AS(for_each_block(100'000, 51'200'000, 2, {}, [&](int, std::uint64_t block) {
                    if (block == 10) throw std::runtime_error("enough");
                    ++worked;
                  }), std::runtime_error);
  CHECK(worked < 100'000);
}
