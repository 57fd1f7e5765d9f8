// Belief: a probability with its reasons. Quantity: an uncertain number with its reasons.
//
// A belief is a list of clauses; in a world, the first clause whose condition holds decides, and the belief is true
// there iff the belief's one uniform draw u < that clause's chance. Where no clause's condition holds it is false.
// All clauses share the one draw, so moving a chance moves worlds one way only. A clause that mentions members counts at
// least as much as the clauses after it: nobody's coming makes a belief less likely.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contingent/scenario/condition.hpp"

namespace contingent {

/// Why a number is what it is: the claims (ids) it rests on and a remark. No claims means: an assumption.
struct Reasons {
  std::vector<std::string> claims;
  std::string note;

  bool empty() const { return claims.empty() && note.empty(); }
  bool operator==(const Reasons&) const = default;
};

/// The chance is not written but derived from the claims (evidence/derive.hpp).
struct FromClaims {
  std::optional<double> base = {};  // the chance where no report that counts is true; absent: the lexicon's
  double times = 1;                 // 0 to 1: what the words leave out; the derived chance is multiplied by it

  bool operator==(const FromClaims&) const = default;
};

struct Clause {
  std::optional<Condition> when;  // absent: always
  double chance = 0;              // 0 to 1
  Reasons reasons;
  std::optional<FromClaims> from_claims = {};  // present: `chance` does not count, the reasons' claims do


  bool operator==(const Clause&) const = default;
};

struct Belief {
  std::vector<Clause> clauses;  // at least one; only the last may lack `when`
  Reasons reasons;              // those of the belief as a whole

  bool operator==(const Belief&) const = default;
};

/// The belief that is true with this chance whatever happens.
Belief certain_chance(double chance);

/// fixed: the number `mode`. pert: the PERT distribution on [low, high] with this mode, a beta distribution with
/// alpha = 1 + 4 (mode - low) / (high - low) and beta = 6 - alpha (Malcolm, Roseboom, Clark & Fazar 1959).
/// normal: mean and sd.
struct Quantity {
  enum class Kind { fixed, pert, normal };
  Kind kind = Kind::fixed;
  double low = 0, mode = 0, high = 0;  // fixed (mode alone), pert
  double mean = 0, sd = 0;             // normal

  bool operator==(const Quantity&) const = default;
};

Quantity fixed_quantity(double value);

}  // namespace contingent
