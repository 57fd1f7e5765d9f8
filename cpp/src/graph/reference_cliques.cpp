#include "contingent/graph/reference_cliques.hpp"

#include <algorithm>
#include <boost/graph/adjacency_matrix.hpp>
#include <boost/graph/bron_kerbosch_all_cliques.hpp>

namespace contingent {

namespace {

struct Collect {
  std::vector<std::vector<int>>* cliques;
  template <class Clique, class Graph>
  void clique(const Clique& found, const Graph&) {
    std::vector<int> members;
    for (const auto vertex : found) members.push_back(static_cast<int>(vertex));
    std::sort(members.begin(), members.end());
    cliques->push_back(std::move(members));
  }
};

}  // namespace

std::vector<std::vector<int>> reference_cliques(int vertices, const std::vector<std::pair<int, int>>& edges) {
  boost::adjacency_matrix<boost::undirectedS> graph(static_cast<std::size_t>(vertices));
  for (const auto& [a, b] : edges) boost::add_edge(static_cast<std::size_t>(a), static_cast<std::size_t>(b), graph);
  std::vector<std::vector<int>> cliques;
  boost::bron_kerbosch_all_cliques(graph, Collect{&cliques}, 1);
  std::sort(cliques.begin(), cliques.end());
  return cliques;
}

}  // namespace contingent
