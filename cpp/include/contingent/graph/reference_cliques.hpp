// Reference cliques: Boost's Bron-Kerbosch, which knows nothing of bit sets, to check the clique search against.
#pragma once

#include <utility>
#include <vector>

namespace contingent {

/// Every maximal clique of the graph, each ascending, all in lexicographic order. A vertex without neighbours is a
/// clique of one; no vertices have none. The cost is not bounded: for small or sparse graphs.
std::vector<std::vector<int>> reference_cliques(int vertices, const std::vector<std::pair<int, int>>& edges);

}  // namespace contingent
