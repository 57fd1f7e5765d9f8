// Everything that can be wrong with a scenario's meaning, found at once.
//
// Shape (types, unknown keys) is the reader's business; here: names that nobody has, names given twice or in two
// roles, numbers out of range, circles among events, `not` over a member, members named where only events may be,
// clauses that can never be reached, chances that rise where a clause mentions members, and claims behind a derived chance
// whose words the lexicon does not know.
#pragma once

#include <vector>

#include "contingent/scenario/scenario.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

/// All problems of a scenario, in the order of its parts; empty for a sound one. `standard` is the lexicon behind the
/// scenario's own. Cost: linear, but for the nearest names.
std::vector<Problem> check(const Scenario& scenario, const Lexicon& standard);

}  // namespace contingent
