#include "contingent/graph/waiting.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <unordered_map>
#include <unordered_set>

namespace contingent {

namespace {

// The actors with `joins`, then the pools, in file order.
std::vector<const Actor*> who_may_wait(const Scenario& scenario) {
  std::vector<const Actor*> found;
  for (const Actor& actor : scenario.actors)
    if (actor.joins) found.push_back(&actor);
  for (const Pool& pool : scenario.pools)
    if (pool.member.joins) found.push_back(&pool.member);
  return found;
}

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

// Leaves that are no candidate are events.
Edges edges_between(const std::vector<const Actor*>& actors) {
  std::unordered_map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < actors.size(); ++i) number.emplace(actors[i]->id, i);
  Edges edges;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::unordered_set<std::size_t> seen{i};
    for (const Clause& clause : actors[i]->joins->clauses)
      if (clause.when) for_each_leaf(*clause.when, [&](const Condition& leaf) {
        const auto named = number.find(leaf.name);
        if (named != number.end() && seen.insert(named->second).second) edges.emplace_back(i, named->second);
      });
  }
  return edges;
}

// Members ascending, circles by their first member.
std::vector<std::vector<std::size_t>> circles_of(std::size_t vertices, const Edges& edges) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(vertices);
  for (const auto& [a, b] : edges) boost::add_edge(a, b, graph);
  std::vector<std::size_t> component(vertices);
  const std::size_t count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::vector<std::size_t>> circles(count);
  for (std::size_t i = 0; i < vertices; ++i) circles[component[i]].push_back(i);
  std::erase_if(circles, [](const auto& circle) { return circle.size() < 2; });
  std::sort(circles.begin(), circles.end());
  return circles;
}

}  // namespace

Waiting waiting(const Scenario& scenario) {
  const std::vector<const Actor*> actors = who_may_wait(scenario);
  const Edges edges = edges_between(actors);
  Waiting result;
  for (const auto& [a, b] : edges) result.waits_for.emplace_back(actors[a]->id, actors[b]->id);
  for (const auto& circle : circles_of(actors.size(), edges)) {
    std::vector<std::string>& ids = result.circles.emplace_back();
    for (const std::size_t i : circle) ids.push_back(actors[i]->id);
  }
  return result;
}

}  // namespace contingent
