// The bit-parallel clique search against Boost's Bron-Kerbosch, and against the definition.
#include <algorithm>
#include <random>
#include <vector>

#include "catch.hpp"
#include "contingent/graph/cliques.hpp"
#include "contingent/graph/reference_cliques.hpp"
#include "contingent/graph/service_graph.hpp"

using namespace contingent;

namespace {

template <int N>
struct Collect {
  std::vector<std::vector<int>> cliques;
  bool worth(const ActorSet<N>&) const { return true; }
  Search clique(const ActorSet<N>& found) {
    std::vector<int> members;
    for_each(found, [&](int i) { members.push_back(i); });
    cliques.push_back(members);
    return Search::go_on;
  }
};

template <int N>
void check_against_boost(int vertices, double density, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<ActorSet<N>> neighbours(static_cast<std::size_t>(vertices));
  std::vector<std::pair<int, int>> edges;
  for (int i = 0; i < vertices; ++i)
    for (int j = 0; j < i; ++j)
      if (std::uniform_real_distribution<>()(random) < density) {
        edges.emplace_back(i, j);
        neighbours[static_cast<std::size_t>(i)].insert(j);
        neighbours[static_cast<std::size_t>(j)].insert(i);
      }
  const auto of = [&](int i) -> const ActorSet<N>& { return neighbours[static_cast<std::size_t>(i)]; };
  const auto expected = reference_cliques(vertices, edges);

  Collect<N> all;
  CliqueSearch<N, decltype(of), Collect<N>>(of, all).run(ActorSet<N>::first(vertices));
  std::sort(all.cliques.begin(), all.cliques.end());
  CHECK(all.cliques == expected);

  Collect<N> with_last;
  CliqueSearch<N, decltype(of), Collect<N>>(of, with_last).run_with(vertices - 1, ActorSet<N>::first(vertices));
  std::sort(with_last.cliques.begin(), with_last.cliques.end());
  std::vector<std::vector<int>> expected_with;
  for (const auto& clique : expected)
    if (clique.back() == vertices - 1) expected_with.push_back(clique);
  CHECK(with_last.cliques == expected_with);
}

}  // namespace

TEST_CASE("The clique search finds what Boost finds, each once", "[graph][cliques]") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    check_against_boost<1>(1 + static_cast<int>(seed % 13), 0.1 * (seed % 11), seed);
    check_against_boost<1>(30, 0.5, seed);
    check_against_boost<2>(70, 0.3, seed);
  }
  check_against_boost<4>(200, 0.15, 7);
}

TEST_CASE("A search stops when told to", "[graph][cliques]") {
  struct Stop {
    int seen = 0;
    bool worth(const ActorSet<1>&) const { return true; }
    Search clique(const ActorSet<1>&) { return ++seen == 3 ? Search::stop : Search::go_on; }
  } stop;
  const auto none = [](int) { return ActorSet<1>{}; };
  CHECK(CliqueSearch<1, decltype(none), Stop>(none, stop).run(ActorSet<1>::first(10)) == Search::stop);
  CHECK(stop.seen == 3);
}
