// Expected graph: who can serve with whom over a whole sample, as one picture.
//
// The vertices are parties; `together` is the share of worlds in which two can serve together. Two are joined where it
// is at least a threshold, and above 0. Everything here depends on the numbers alone: the same on every run.
#pragma once

#include <cstddef>
#include <vector>

namespace contingent {

struct ExpectedGraph {
  std::vector<double> x, y;                  // places in the unit square, near where `together` is high
  std::vector<std::vector<int>> blocs;       // maximal cliques of two or more, each ascending
  std::vector<std::vector<int>> components;  // connected components, each ascending, those of one included
  std::vector<double> betweenness;           // share of the shortest paths between others that lead through a vertex
  bool all_blocs = true;                     // false: there are maximal cliques that are not in `blocs`
};

constexpr std::size_t max_blocs = 1'000;
constexpr std::size_t max_cliques_searched = 20'000;
constexpr long long max_bloc_lookups = 50'000'000;  // of an edge: a fraction of a second

/// Blocs and components come biggest first; equal blocs by their mean `together`, highest first; then by their earliest
/// members. A graph can have 3^(n/3) maximal cliques: the search ends after max_cliques_searched of them or
/// max_bloc_lookups steps, whichever is first, in an order fixed by the graph. The first max_blocs of what it found are
/// kept, and a vertex with neighbours that is in none of them gets one bloc, grown from its strongest ties.
///
/// `together` is [i * vertices + j] from 0 to 1, symmetric; its diagonal is not read. Cost without the blocs:
/// O(vertices^2) a step of the layout and O(vertices * edges).
ExpectedGraph expected_graph(int vertices, const std::vector<double>& together, double threshold);

constexpr double layout_margin = 0.05;  // no vertex is nearer to the square's edge

/// How near two vertices of a layout may be.
double least_distance(int vertices);

}  // namespace contingent
