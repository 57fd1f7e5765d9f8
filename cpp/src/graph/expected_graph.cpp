#include "contingent/graph/expected_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>

#include "blocs.hpp"
#include "layout.hpp"

namespace contingent {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

Graph graph_of(const Ties& ties) {
  Graph graph(ties.vertices);
  ties.for_each_joined([&](std::size_t i, std::size_t j) { boost::add_edge(i, j, graph); });
  return graph;
}

template <class Value>
auto by_vertex(std::vector<Value>& values, const Graph& graph) {
  return boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, graph));
}

std::vector<std::vector<int>> components_of(const Graph& graph) {
  std::vector<std::size_t> component(boost::num_vertices(graph));
  const std::size_t count = boost::connected_components(graph, by_vertex(component, graph));
  std::vector<std::vector<int>> components(count);
  for (std::size_t i = 0; i < component.size(); ++i) components[component[i]].push_back(static_cast<int>(i));
  std::sort(components.begin(), components.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  return components;
}

std::vector<double> betweenness_of(const Graph& graph) {
  std::vector<double> betweenness(boost::num_vertices(graph), 0);
  if (betweenness.size() < 3) return betweenness;
  boost::brandes_betweenness_centrality(graph, by_vertex(betweenness, graph));
  boost::relative_betweenness_centrality(graph, by_vertex(betweenness, graph));
  return betweenness;
}

}  // namespace

ExpectedGraph expected_graph(int vertices, const std::vector<double>& together, double threshold) {
  const Ties ties{static_cast<std::size_t>(vertices), together, threshold};
  const Graph graph = graph_of(ties);
  ExpectedGraph result;
  for (const Point& place : layout(ties)) {
    result.x.push_back(place.x);
    result.y.push_back(place.y);
  }
  Blocs found = blocs_of(ties);
  result.blocs = std::move(found.blocs);
  result.all_blocs = found.all;
  result.components = components_of(graph);
  result.betweenness = betweenness_of(graph);
  return result;
}

}  // namespace contingent
