// Compatibility: whose acceptance ranges meet, pair by pair.
#pragma once

#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// Symmetric matrices [i * n + j] over the parties: candidates and gatekeepers, a pool standing as its first member.
struct CompatibilityAnswer {
  std::vector<int> parties;
  std::vector<std::string> actors;              // their ids; a pool's own
  std::vector<Estimate> overall;                // ranges meet on every issue
  std::vector<std::vector<Estimate>> by_issue;  // on this one
  std::vector<Estimate> together;               // ranges meet on every issue and each accepts the other
};

/// One pass over the sample: O(parties^2 * issues) a block.
CompatibilityAnswer compatibility(const Sample& sample, const Progress& progress = {});

}  // namespace contingent
