// Waiting: whose decision to join depends on whom.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

/// Ids of candidates, a pool standing for its members.
struct Waiting {
  std::vector<std::pair<std::string, std::string>> waits_for;  // (a, b): a's `joins` asks for b or leads(b)
  std::vector<std::vector<std::string>> circles;  // those who wait for one another, so that none moves first
};

/// Pairs come in the order in which the file says them, each once, none of a candidate with itself. Circles are the
/// strong components of two or more; they and their members are in file order. Cost: linear in the conditions.
Waiting waiting(const Scenario& scenario);

}  // namespace contingent
