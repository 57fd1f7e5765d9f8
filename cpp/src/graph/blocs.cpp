#include "blocs.hpp"

#include <algorithm>
#include <boost/graph/adjacency_matrix.hpp>
#include <boost/graph/bron_kerbosch_all_cliques.hpp>

#include "contingent/graph/expected_graph.hpp"

namespace contingent {

namespace {

using PlainGraph = boost::adjacency_matrix<boost::undirectedS>;

struct EndOfSearch {};

// A graph that lends itself to so many lookups only. Boost's search has no pivot, so it can take long between two
// cliques, and nothing of it is called in between but this.
struct BoundedGraph : PlainGraph {
  using PlainGraph::PlainGraph;
  mutable long long lookups = 0;
};

auto edge(PlainGraph::vertex_descriptor a, PlainGraph::vertex_descriptor b, const BoundedGraph& graph) {
  if (++graph.lookups > max_bloc_lookups) throw EndOfSearch{};
  return boost::edge(a, b, static_cast<const PlainGraph&>(graph));
}

struct Collect {
  std::vector<std::vector<int>>* cliques;
  template <class Clique, class Graph>
  void clique(const Clique& found, const Graph&) {
    if (cliques->size() == max_cliques_searched) throw EndOfSearch{};
    std::vector<int>& members = cliques->emplace_back();
    for (const auto vertex : found) members.push_back(static_cast<int>(vertex));
    std::sort(members.begin(), members.end());
  }
};

Blocs search(const Ties& ties) {
  BoundedGraph graph(ties.vertices);
  ties.for_each_joined([&](std::size_t i, std::size_t j) { boost::add_edge(i, j, graph); });
  Blocs found;
  try {
    boost::bron_kerbosch_all_cliques(graph, Collect{&found.blocs}, 2);
  } catch (const EndOfSearch&) {
    found.all = false;
  }
  return found;
}

double mean_tie(const Ties& ties, const std::vector<int>& bloc) {
  double sum = 0;
  for (const int i : bloc)
    for (const int j : bloc)
      if (j < i) sum += ties.of(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
  return 2 * sum / static_cast<double>(bloc.size() * (bloc.size() - 1));
}

void sort_biggest_first(const Ties& ties, std::vector<std::vector<int>>& blocs) {
  struct Ranked {
    double mean;
    std::vector<int> bloc;
  };
  std::vector<Ranked> ranked;
  for (std::vector<int>& bloc : blocs) {
    const double mean = mean_tie(ties, bloc);
    ranked.push_back({mean, std::move(bloc)});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.bloc.size() != b.bloc.size()) return a.bloc.size() > b.bloc.size();
    return a.mean != b.mean ? a.mean > b.mean : a.bloc < b.bloc;
  });
  for (std::size_t i = 0; i < blocs.size(); ++i) blocs[i] = std::move(ranked[i].bloc);
}

// A maximal clique: again and again the vertex with the strongest ties to those already in.
std::vector<int> grown_from(const Ties& ties, std::size_t vertex) {
  std::vector<double> strength(ties.vertices, 0);  // negative: cannot be added
  std::vector<int> bloc;
  for (std::size_t next = vertex; strength[next] >= 0;) {
    bloc.push_back(static_cast<int>(next));
    for (std::size_t i = 0; i < ties.vertices; ++i)
      if (strength[i] >= 0) strength[i] = ties.joined(i, next) ? strength[i] + ties.of(i, next) : -1;
    next = static_cast<std::size_t>(std::max_element(strength.begin(), strength.end()) - strength.begin());
  }
  std::sort(bloc.begin(), bloc.end());
  return bloc;
}

void leave_nobody_out(const Ties& ties, std::vector<std::vector<int>>& blocs) {
  std::vector<bool> placed(ties.vertices, false);
  const auto place = [&](const std::vector<int>& bloc) {
    for (const int i : bloc) placed[static_cast<std::size_t>(i)] = true;
  };
  for (const std::vector<int>& bloc : blocs) place(bloc);
  for (std::size_t i = 0; i < ties.vertices; ++i) {
    if (placed[i]) continue;
    std::vector<int> bloc = grown_from(ties, i);
    place(bloc);
    if (bloc.size() > 1) blocs.push_back(std::move(bloc));
  }
}

}  // namespace

Blocs blocs_of(const Ties& ties) {
  Blocs found = search(ties);
  sort_biggest_first(ties, found.blocs);
  if (found.blocs.size() > max_blocs) {
    found.blocs.resize(max_blocs);
    found.all = false;
  }
  if (!found.all) {
    leave_nobody_out(ties, found.blocs);
    sort_biggest_first(ties, found.blocs);
  }
  return found;
}

}  // namespace contingent
