// Explain: where a derived chance comes from, claim by claim.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contingent/evidence/derive.hpp"

namespace contingent {

/// One claim behind a clause, in the order they are cited.
struct ExplainedClaim {
  Claim claim;
  std::string day;
  std::string standing;    // "counts", "later" (than as_of), "repeats" or "superseded" (if `by` is truly reported)
  std::string by;          // the claim that stands for it, or supersedes it
  double right = 0;        // P(the report is true)
  Meaning meaning;         // of its words
  double share = 0;        // of the weight, where every report is true
  double log_odds = 0;     // that it adds to the pool there: share * logit(meaning.chance)
  double without = 0;      // the clause's chance if the claim had not been made
};

struct ExplainedClause {
  std::optional<Condition> when;
  std::string note;
  bool derived = false;
  double chance = 0;       // on average over which sources are right
  double base = 0, times = 1, if_all_right = 0, none_right = 0;  // derived: the pool of all reports, before `times`; P(no report is true)
  double linear = 0;       // the chance by the linear pool
  std::vector<ExplainedClaim> claims;
};

struct Explanation {
  std::string belief;      // as a lever: "joins:TUR"
  std::string kind;        // "joins", "leads", "accepts", "event"
  std::vector<ExplainedClause> clauses;
};

/// Of a belief by its lever's name: event:E, joins:A, leads:A, accepts:A/B. Throws ContingentError
/// (with the nearest known name) where the scenario has no such belief.
Explanation explain(const Scenario& scenario, const std::string& belief);

/// The names of all beliefs, in file order.
std::vector<std::string> beliefs(const Scenario& scenario);

}  // namespace contingent
