// Network: who can serve with whom, and who waits for whom.
#pragma once

#include <string>
#include <vector>

#include "contingent/answers/sample.hpp"
#include "contingent/graph/expected_graph.hpp"
#include "contingent/graph/waiting.hpp"

namespace contingent {

struct NetworkAnswer {
  std::vector<std::string> actors;                // candidates and gatekeepers, a pool standing as its first member
  std::vector<std::vector<double>> together;      // P(ranges of i and j meet on every issue and each accepts the other)
  ExpectedGraph graph;                            // of the pairs with `together` of at least the threshold
  std::vector<std::vector<std::string>> blocs, components;  // the graph's, by id
  Waiting waiting;
};

/// `threshold` is from 0 to 1. Cost: that of compatibility(), then that of expected_graph().
NetworkAnswer network(const Sample& sample, double threshold, const Progress& progress = {});

}  // namespace contingent
