// Pooling: the chance that the true ones of some reports give.
//
// Of a speaker's statements that are truly reported, only the latest stands. Those that stand are put together by a pool of
// log odds,
//   logit(p) = sum_i w_i logit(p_i) / sum_i w_i,
// with the weights of their age: normalised, so that agreement does not overshoot, and not extremised, for news shares its
// information (Genest & Zidek 1986; Satopaa et al. 2014). The linear pool, p = sum_i w_i p_i / sum_i w_i, is the
// alternative. The result is cut to [0.01, 0.99]: words alone make nothing certain.
#pragma once

#include <cstdint>
#include <vector>

#include "contingent/evidence/reports.hpp"

namespace contingent {

constexpr double least_pooled = 0.01, most_pooled = 0.99;

/// Bit i of `right`: report i is true. At most 64 reports.
using RightReports = std::uint64_t;

/// Those of `right` that no later true statement of the same speaker supersedes.
RightReports standing_reports(const std::vector<Report>& reports, RightReports right);

/// The chance they give together; `base` where none stands.
double pooled(const std::vector<Report>& reports, RightReports right, Pooling pooling, double base);

}  // namespace contingent
