// The service graph in sets wider than its candidates need, as where a question always uses the widest.
#include <memory>

#include "catch.hpp"
#include "contingent/graph/service_graph.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

// The neighbours of every vertex in the first worlds, as lists.
template <int N>
std::vector<std::vector<int>> neighbours(const Model& model, const Block& block) {
  ServiceEdges edges(model);
  edges.find(model, block);
  ServiceGraphs<N> graphs(model);
  std::vector<std::vector<int>> found;
  for (int group = 0; group < block_words; ++group) {
    graphs.load(block, edges, group, ~0ull);
    for (int world = 0; world < 64; ++world) {
      graphs.find(block, group, world);
      for_each(graphs.vertices(world), [&](int i) {
        found.emplace_back();
        for_each(graphs.neighbours(world, i), [&](int j) { found.back().push_back(j); });
      });
    }
  }
  return found;
}

}  // namespace

TEST_CASE("Neighbours are candidates, however wide the set", "[graph]") {
  Scenario scenario = sound();
  for (Actor& actor : scenario.actors)
    if (actor.joins) actor.joins = certain_chance(1);  // many vertices: edges are found by pairs, then turned
  scenario.pools.front().member.joins = certain_chance(1);
  const Model model(scenario, 0);
  Block block(model, Members::first(model.candidate_count()));
  draw(model, 0, Words::all(), block);
  const auto narrow = neighbours<1>(model, block), wide = neighbours<4>(model, block);
  CHECK(narrow == wide);
  REQUIRE(!wide.empty());
  for (const std::vector<int>& of_vertex : wide)
    for (const int j : of_vertex) REQUIRE(j < model.candidate_count());
}
