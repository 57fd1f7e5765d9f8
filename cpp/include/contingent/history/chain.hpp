// Chain: the answers of several scenarios on the same worlds, and what changes from each to the next.
//
// Draws are keyed by name, so the same world of two scenarios differs only by what the scenarios do. Changes are counted, not
// estimated apart: an answer's count after a link is the count before, plus the worlds gained, minus those lost. So the
// changes along a chain add up to the change between its ends, to the last world.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// One answer along the chain: "viable" of nobody, or could, would, needed, willing, admitted, compatible of an actor or a pool.
struct ChainRow {
  std::string answer, actor, name;
  std::vector<Estimate> values;      // one for each scenario
  std::vector<Difference> changes;   // changes[i]: from scenario i to i + 1
};

struct ChainQuery {
  std::uint64_t seed = 0, worlds = 0;
  int threads = 1;
  std::vector<std::string> answers = {"could", "would"};  // beside viable, for every candidate and pool
};

/// A candidate that a scenario lacks takes part in none of its worlds. Cost: that of members() for each scenario, in one
/// pass; memory does not grow with the worlds. Throws ContingentError for an unknown answer or a bad number of worlds.
std::vector<ChainRow> chain(const std::vector<Scenario>& scenarios, const ChainQuery& query, const Progress& progress = {});

}  // namespace contingent
