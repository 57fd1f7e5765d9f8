#include "contingent/evidence/pooling.hpp"

#include <algorithm>
#include <cmath>

namespace contingent {

namespace {

// The later of two statements of one speaker stands; of one day, both do.
bool supersedes(const Report& later, const Report& earlier) {
  return !later.claim->speaker.empty() && later.claim->speaker == earlier.claim->speaker && later.day > earlier.day;
}

double within_bounds(double chance) { return std::clamp(chance, least_pooled, most_pooled); }

}  // namespace

RightReports standing_reports(const std::vector<Report>& reports, RightReports right) {
  RightReports standing = right;
  for (std::size_t i = 0; i < reports.size(); ++i)
    for (std::size_t j = 0; j < reports.size(); ++j)
      if ((right >> i & 1) && (right >> j & 1) && supersedes(reports[j], reports[i])) standing &= ~(RightReports{1} << i);
  return standing;
}

double pooled(const std::vector<Report>& reports, RightReports right, Pooling pooling, double base) {
  const RightReports standing = standing_reports(reports, right);
  if (standing == 0) return base;
  double sum = 0, weights = 0;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (!(standing >> i & 1)) continue;
    const double chance = within_bounds(reports[i].meaning.chance);
    sum += reports[i].weight * (pooling == Pooling::log ? std::log(chance / (1 - chance)) : chance);
    weights += reports[i].weight;
  }
  // All weights are zero only where every report is centuries old.
  if (weights == 0) return base;
  return within_bounds(pooling == Pooling::log ? 1 / (1 + std::exp(-sum / weights)) : sum / weights);
}

}  // namespace contingent
