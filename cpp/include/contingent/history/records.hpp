// Records: what was said of each candidate before the cutoff, and what came of it.
#pragma once

#include <string>
#include <vector>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

/// One candidate of a scenario with outcomes. The statement is the latest that counts at the scenario's `as_of` under its
/// `joins`: its own if it made any, else the latest by others. `kind` is that of the lexicon ("offer", "listing"), "" if nothing
/// was said.
struct Record {
  std::string actor, name, kind, claim, day;
  double right = 0;        // P(the statement was truly reported)
  bool conditional = false;  // it stands under a condition
  bool vetoed = false;     // some gatekeeper's latest statement on accepting it makes a refusal likelier than not
  bool scored = false;     // it has an outcome
  bool joined = false;
  std::string how;         // the outcome in a word
};

/// The named candidates in file order. Pools have no statement; their outcomes count the states that nobody had named.
std::vector<Record> records(const Scenario& scenario);

/// Kinds of statement that others make of a candidate; all others are its own.
bool is_by_others(const std::string& kind);

}  // namespace contingent
