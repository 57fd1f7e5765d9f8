// From claims to beliefs: a scenario in which every chance is a number.
//
// Each source is right or wrong once a world: one uniform, drawn under the name "source:ID". A report is true where that uniform
// is below its probability_right(), so of two reports of one source the surer is true wherever the other is. What is
// derived for a clause is a chance for each state of its sources: times * (the pooled chance of the true reports, or the
// base rate where there is none). So a wrong source takes all its claims along.
//
// It is written as clauses like any other: for each state of the sources, the clause's condition and that state. The states
// exclude each other, so their order does not matter.
#pragma once

#include <string>
#include <vector>

#include "contingent/evidence/pooling.hpp"

namespace contingent {

/// What can be true or not once a world. Conditions name it by `id`, which is no identifier, so nothing else has it. A source
/// whose reports differ in how likely they are true has several, all drawn from its one uniform.
struct SourceRight {
  std::string id;      // "source:ID", or "source:ID@0.6"
  std::string source;
  double chance = 0;

  bool operator==(const SourceRight&) const = default;
};

struct Evidence {
  Scenario scenario;                 // as read, but with every chance a number
  std::vector<SourceRight> sources;  // in file order, the less likely first
};

/// Cost: 2^s clauses for a derived chance with s sources (max_sources at most). The scenario must be sound.
Evidence derive(const Scenario& scenario);

/// The base rate of a kind of belief: "joins", "leads", "accepts", "event".
double base_rate(const Lexicon& lexicon, const std::string& kind);

/// The states of a set of reports that can be: which are true, and how likely. Their chances add up to 1.
struct SourceState {
  RightReports right = 0;
  double chance = 0;
};
std::vector<SourceState> source_states(const std::vector<Report>& reports);

/// The chance that a derived clause has in a state of its sources, and on average over them.
double derived_chance(const Clause& clause, const std::vector<Report>& reports, RightReports right, const Lexicon& lexicon,
                      const std::string& kind);
double mean_chance(const Clause& clause, const std::vector<Report>& reports, const Lexicon& lexicon, const std::string& kind);

}  // namespace contingent
