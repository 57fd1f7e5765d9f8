// Reports: the claims behind one derived chance, each with what its words mean and how likely it is true.
//
// A claim counts from its day on: none later than the scenario's `as_of`. Claims of one origin are one report: the one
// whose source is likeliest right stands for all (of equal ones, the first said). Nothing is pooled here; see pooling.hpp.
#pragma once

#include <string>
#include <vector>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

struct Report {
  const Claim* claim = nullptr;  // into the scenario
  double right = 0;              // P(the report is true): see probability_right()
  Meaning meaning;               // of its words: the chance of what it speaks of
  std::string day;               // it counts from then on
  double weight = 1;             // of its age: 2^(-age / half-life), age in days before as_of; 1 without an as_of
};

/// Why a cited claim is not among the reports, or that it is.
enum class Standing { counts, later, repeats };

struct CitedClaim {
  const Claim* claim = nullptr;
  Standing standing = Standing::counts;
  std::string repeats;  // the claim that stands for it
};

/// The reports behind a clause's claims, in the order they are cited, and what became of every claim cited. `lexicon` is the
/// scenario's own over the standard one.
struct Reports {
  Reports(const Scenario& scenario, const Lexicon& lexicon, const std::vector<std::string>& claims);

  std::vector<Report> reports;
  std::vector<CitedClaim> cited;
};

/// P(a report is true): the smaller of what its source's reliability and its attribution allow. Both speak of the one way in which
/// the report can be wrong, so they are not multiplied. A source with a chance of its own has exactly that.
double probability_right(const Source& source, const Claim& claim, const Lexicon& lexicon);

/// The day a claim counts from: its own, or its source's; "" where neither has one.
const std::string& day_of(const Claim& claim, const Source& source);

}  // namespace contingent
