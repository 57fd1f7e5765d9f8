// The expected graph and who waits for whom, on graphs small enough to know the answers.
#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "contingent/graph/expected_graph.hpp"
#include "contingent/graph/reference_cliques.hpp"
#include "contingent/graph/waiting.hpp"

using namespace contingent;
using Catch::Matchers::WithinAbs;

namespace {

using Groups = std::vector<std::vector<int>>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// A symmetric matrix; its diagonal is such that reading it would show.
template <class Tie>
std::vector<double> matrix(int n, Tie&& tie) {
  std::vector<double> together(at(n) * at(n), 1e9);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < i; ++j) together[at(i * n + j)] = together[at(j * n + i)] = tie(j, i);
  return together;
}

std::vector<double> graph_with(int n, const std::vector<std::pair<int, int>>& edges, double tie = 0.9) {
  return matrix(n, [&](int i, int j) {
    return std::find(edges.begin(), edges.end(), std::pair(i, j)) != edges.end() ? tie : 0.0;
  });
}

double apart(const ExpectedGraph& graph, int i, int j) {
  return std::hypot(graph.x[at(i)] - graph.x[at(j)], graph.y[at(i)] - graph.y[at(j)]);
}

double nearest(const ExpectedGraph& graph) {
  double least = 9;
  for (int i = 0; i < static_cast<int>(graph.x.size()); ++i)
    for (int j = 0; j < i; ++j) least = std::min(least, apart(graph, i, j));
  return least;
}

// Triangles 0 1 2 and 4 5 6; 3 stands between 2 and 4.
const std::vector<std::pair<int, int>> two_triangles{{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {4, 6}, {5, 6}};

// Each vertex is joined to all but one other: 2^(n/2) maximal cliques.
std::vector<double> all_but_one(int n) {
  return matrix(n, [](int i, int j) { return i / 2 == j / 2 ? 0.0 : 0.8; });
}

}  // namespace

TEST_CASE("Betweenness is the share of shortest paths between others", "[graph][expected]") {
  const auto path = expected_graph(4, graph_with(4, {{0, 1}, {1, 2}, {2, 3}}), 0.5).betweenness;
  CHECK(path[0] == 0.0);
  CHECK_THAT(path[1], WithinAbs(2.0 / 3, 1e-12));
  CHECK_THAT(path[2], WithinAbs(2.0 / 3, 1e-12));
  CHECK(path[3] == 0.0);

  const auto star = expected_graph(5, graph_with(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}), 0.5).betweenness;
  CHECK_THAT(star[0], WithinAbs(1, 1e-12));
  CHECK(star[4] == 0.0);

  // Of the 15 pairs that 3 is not in, 9 meet through it.
  const auto broker = expected_graph(7, graph_with(7, two_triangles), 0.5).betweenness;
  CHECK_THAT(broker[3], WithinAbs(9.0 / 15, 1e-12));
  CHECK_THAT(broker[2], WithinAbs(8.0 / 15, 1e-12));
  CHECK(broker[0] == 0.0);

  // Two shortest paths between opposite corners: half of one pair of three each.
  const auto square = expected_graph(4, graph_with(4, {{0, 1}, {1, 2}, {2, 3}, {0, 3}}), 0.5).betweenness;
  for (const double share : square) CHECK_THAT(share, WithinAbs(0.5 / 3, 1e-12));
}

TEST_CASE("Blocs are the maximal cliques of two or more, biggest first", "[graph][expected]") {
  const ExpectedGraph graph = expected_graph(8, graph_with(8, two_triangles), 0.5);
  CHECK(graph.blocs == Groups{{0, 1, 2}, {4, 5, 6}, {2, 3}, {3, 4}});
  CHECK(graph.all_blocs);
  CHECK(expected_graph(3, graph_with(3, {}), 0.5).blocs.empty());
}

TEST_CASE("Of blocs as big, the one with the strongest ties comes first", "[graph][expected]") {
  auto together = graph_with(8, {{0, 1}, {2, 3}, {6, 7}}, 0.6);
  together[4 * 8 + 5] = together[5 * 8 + 4] = 0.7;
  CHECK(expected_graph(8, together, 0.5).blocs == Groups{{4, 5}, {0, 1}, {2, 3}, {6, 7}});
}

TEST_CASE("A tie of the threshold counts, a tie of nothing never", "[graph][expected]") {
  const auto together = matrix(3, [](int, int j) { return j == 1 ? 0.5 : 0.0; });
  CHECK(expected_graph(3, together, 0.5).blocs == Groups{{0, 1}});
  CHECK(expected_graph(3, together, 0.0).blocs == Groups{{0, 1}});
  CHECK(expected_graph(3, together, std::nextafter(0.5, 1)).blocs.empty());
  CHECK(expected_graph(3, matrix(3, [](int, int) { return 1.0; }), 1.0).blocs == Groups{{0, 1, 2}});
}

TEST_CASE("Blocs are what an unbounded search finds", "[graph][expected]") {
  std::mt19937 random(3);
  for (const double density : {0.1, 0.4, 0.8}) {
    std::vector<std::pair<int, int>> edges;
    for (int i = 0; i < 25; ++i)
      for (int j = i + 1; j < 25; ++j)
        if (std::uniform_real_distribution<>()(random) < density) edges.emplace_back(i, j);
    Groups expected = reference_cliques(25, edges);
    expected.erase(std::remove_if(expected.begin(), expected.end(), [](const auto& c) { return c.size() < 2; }),
                   expected.end());
    ExpectedGraph graph = expected_graph(25, graph_with(25, edges), 0.5);
    CHECK(graph.all_blocs);
    std::sort(graph.blocs.begin(), graph.blocs.end());
    CHECK(graph.blocs == expected);
  }
}

TEST_CASE("Where there are too many blocs some are kept, and nobody is left out", "[graph][expected]") {
  const int n = GENERATE(24, 256);
  const auto together = all_but_one(n);
  const ExpectedGraph graph = expected_graph(n, together, 0.5);
  CHECK_FALSE(graph.all_blocs);
  CHECK(graph.blocs.size() >= max_blocs);
  CHECK(graph.blocs.size() <= max_blocs + at(n));
  CHECK(std::set<std::vector<int>>(graph.blocs.begin(), graph.blocs.end()).size() == graph.blocs.size());
  std::set<int> placed;
  for (const auto& bloc : graph.blocs) {
    REQUIRE(bloc.size() == at(n) / 2);  // one of each pair: a clique, and maximal
    for (std::size_t k = 0; k < bloc.size(); ++k) REQUIRE(bloc[k] / 2 == static_cast<int>(k));
    placed.insert(bloc.begin(), bloc.end());
  }
  CHECK(placed.size() == at(n));
  CHECK(expected_graph(n, together, 0.5).blocs == graph.blocs);
}

TEST_CASE("A search that finds few blocs in long ends too", "[graph][expected]") {
  std::mt19937 random(1);
  const auto together =
      matrix(256, [&](int, int j) { return j > 160 || std::uniform_real_distribution<>()(random) < 0.8 ? 0.9 : 0.0; });
  const ExpectedGraph graph = expected_graph(256, together, 0.5);
  CHECK_FALSE(graph.all_blocs);
  std::set<int> placed;
  for (const auto& bloc : graph.blocs) placed.insert(bloc.begin(), bloc.end());
  CHECK(placed.size() == 256);
}

TEST_CASE("Components come biggest first, those of one included", "[graph][expected]") {
  const auto together = graph_with(8, {{1, 7}, {2, 4}, {4, 6}, {0, 5}});
  CHECK(expected_graph(8, together, 0.5).components == Groups{{2, 4, 6}, {0, 5}, {1, 7}, {3}});
  CHECK(expected_graph(8, together, 0.95).components.size() == 8);
}

TEST_CASE("A layout lies in the unit square, its vertices apart, the same every time", "[graph][layout]") {
  std::mt19937 random(11);
  const int n = GENERATE(1, 2, 3, 7, 40, 256);
  const int kind = GENERATE(0, 1, 2, 3, 4);
  const auto together = matrix(n, [&](int i, int j) {
    switch (kind) {
      case 0: return 0.0;
      case 1: return 1.0;
      case 2: return i / 8 == j / 8 ? 1.0 : 0.0;
      case 3: return i == 0 ? 1.0 : 0.0;
      default: return std::uniform_real_distribution<>()(random);
    }
  });
  const ExpectedGraph graph = expected_graph(n, together, 0.5);
  REQUIRE(graph.x.size() == at(n));
  REQUIRE(graph.y.size() == at(n));
  for (const auto& axis : {graph.x, graph.y})
    for (const double place : axis) {
      REQUIRE(place >= layout_margin);
      REQUIRE(place <= 1 - layout_margin);
    }
  CHECK(nearest(graph) >= least_distance(n));
  const ExpectedGraph again = expected_graph(n, together, 0.5);
  CHECK(again.x == graph.x);
  CHECK(again.y == graph.y);
}

TEST_CASE("A layout puts those together who can serve together", "[graph][layout]") {
  // Two camps, strangers to each other, whose members alternate.
  const int n = 12;
  const ExpectedGraph graph = expected_graph(n, matrix(n, [](int i, int j) { return (j - i) % 2 ? 0.05 : 0.9; }), 0.5);
  double farthest_friends = 0, nearest_strangers = 9;
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < i; ++j)
      if ((i - j) % 2)
        nearest_strangers = std::min(nearest_strangers, apart(graph, i, j));
      else
        farthest_friends = std::max(farthest_friends, apart(graph, i, j));
  CHECK(farthest_friends < nearest_strangers);

  const ExpectedGraph three = expected_graph(3, matrix(3, [](int i, int j) { return i + j == 1 ? 0.9 : 0.2; }), 0.5);
  CHECK(apart(three, 0, 1) < apart(three, 0, 2) / 2);
  CHECK_THAT(apart(three, 0, 2), WithinAbs(apart(three, 1, 2), 0.01));
}

TEST_CASE("Graphs of none, one and two vertices have answers", "[graph][expected]") {
  const ExpectedGraph none = expected_graph(0, {}, 0.5);
  CHECK(none.x.empty());
  CHECK(none.components.empty());
  const ExpectedGraph one = expected_graph(1, {1.0}, 0.5);
  CHECK(one.x == std::vector<double>{0.5});
  CHECK(one.y == std::vector<double>{0.5});
  CHECK(one.blocs.empty());
  CHECK(one.components == Groups{{0}});
  const ExpectedGraph two = expected_graph(2, {1.0, 0.6, 0.6, 1.0}, 0.5);
  CHECK(two.blocs == Groups{{0, 1}});
  CHECK(two.betweenness == std::vector<double>{0.0, 0.0});
}

TEST_CASE("Reference cliques", "[graph][cliques]") {
  CHECK(reference_cliques(0, {}).empty());
  CHECK(reference_cliques(2, {}) == Groups{{0}, {1}});
  CHECK(reference_cliques(5, {{1, 0}, {1, 2}, {2, 0}, {2, 3}}) == Groups{{0, 1, 2}, {2, 3}, {4}});
}

namespace {

Condition leaf(Condition::Kind kind, const std::string& id) {
  Condition condition;
  condition.kind = kind;
  condition.name = id;
  return condition;
}
Condition member(const std::string& id) { return leaf(Condition::Kind::name, id); }
Condition leads(const std::string& id) { return leaf(Condition::Kind::leads, id); }
Condition any_of(std::vector<Condition> parts) {
  Condition condition;
  condition.kind = Condition::Kind::any_of;
  condition.parts = std::move(parts);
  return condition;
}

// Joins where the conditions hold, each in a clause of its own; else with a small chance.
Actor actor(const std::string& id, const std::vector<Condition>& conditions = {}) {
  Actor made;
  made.id = id;
  made.joins.emplace();
  for (const Condition& condition : conditions) made.joins->clauses.push_back({condition, 0.8, {}});
  made.joins->clauses.push_back({std::nullopt, 0.1, {}});
  return made;
}

Scenario scenario_with(const std::vector<Actor>& actors) {
  Scenario scenario;
  scenario.events.push_back({"mandate", "", certain_chance(0.5)});
  scenario.actors = actors;
  return scenario;
}

}  // namespace

TEST_CASE("Who waits for whom is in the order of the file, each pair once", "[graph][waiting]") {
  Actor gatekeeper;
  gatekeeper.id = "ISR";
  gatekeeper.gatekeeper = true;
  const Waiting found = waiting(scenario_with({actor("IDN", {any_of({member("mandate"), leads("EGY"), member("AZE")}),
                                                             member("EGY"), member("IDN")}),
                                               gatekeeper, actor("EGY", {member("AZE")}), actor("AZE")}));
  CHECK(found.waits_for == Pairs{{"IDN", "EGY"}, {"IDN", "AZE"}, {"EGY", "AZE"}});
  CHECK(found.circles.empty());
}

TEST_CASE("Circles of waiting are those who wait for one another", "[graph][waiting]") {
  const Waiting found = waiting(scenario_with({actor("A", {member("Z")}), actor("B", {leads("E")}), actor("C"),
                                               actor("D", {member("B")}), actor("E", {member("D")}),
                                               actor("Z", {any_of({member("A"), member("B")})})}));
  CHECK(found.circles == std::vector<std::vector<std::string>>{{"A", "Z"}, {"B", "D", "E"}});
}

TEST_CASE("A pool waits under its own id", "[graph][waiting]") {
  Scenario scenario = scenario_with({actor("A")});
  scenario.pools.push_back({"others", 3, actor("others", {member("A")})});
  CHECK(waiting(scenario).waits_for == Pairs{{"others", "A"}});
}
