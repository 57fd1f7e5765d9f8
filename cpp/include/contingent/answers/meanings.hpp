// Meanings: how far the answers hang on what the words mean, apart from how many worlds were sampled.
//
// The outer loop draws every uncertain number of the lexicon from its beta distribution (evidence/drawn_lexicon.hpp); each draw is
// a scenario of its own, asked on the same worlds. So what differs between draws is meaning alone, and what is left is
// sampling. The linear pool in place of the log pool is one more such scenario.
#pragma once

#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// "viable" of nobody; "could" and "would" of a candidate or a pool.
struct MeaningRow {
  std::string answer, actor, name;
  Estimate estimate;         // by the lexicon's own numbers
  double low = 0, high = 0;  // the 2.5 % and 97.5 % points over the draws
  Estimate linear;           // by the linear pool
};

struct MeaningQuery {
  std::uint64_t seed = 0, worlds = 0;
  int threads = 1;
  int draws = 200;           // 2 to 10,000
};

/// Cost: that of members() for each draw. Throws ContingentError where a number is out of range.
std::vector<MeaningRow> meanings(const Scenario& scenario, const MeaningQuery& query, const Progress& progress = {});

}  // namespace contingent
