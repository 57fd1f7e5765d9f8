// Fit: how often each kind of statement ended in joining, from statements and outcomes of several cases.
//
// In case c, a statement of the kind, once truly made, ends in joining with chance theta_c ~ Beta(mu kappa, (1 - mu) kappa);
// mu ~ Beta(m nu, (1 - m) nu) around a prior mean m that is worth nu = prior_size statements; kappa, how alike cases are, has equal
// weight on 4, 8, ..., 64 (partial pooling: Gelman et al., Bayesian Data Analysis, 5.3). A report of the kind is true with chance r,
// and comes true with r theta_c + (1 - r) base: where r is 1 the likelihood is the beta-binomial one. All integrals are sums
// over grids. What is fitted is theta in a case not seen.
#pragma once

#include <string>
#include <vector>

#include "contingent/scenario/lexicon.hpp"

namespace contingent {

/// The statements of one kind in one case. `right`: P(such a report is true), on average.
struct KindCount {
  std::string scenario;
  int joined = 0, said = 0;
  double right = 1;
};

struct Fitted {
  Meaning meaning;              // of the words, were they surely said: mean and standard deviation of theta; what the lexicon holds
  double chance = 0;            // of the next such report: that the country joins
  double low = 0, high = 1;     // 95 %, equal tails, of that chance
  int joined = 0, said = 0, cases = 0;
};

constexpr double prior_size = 4;

/// `prior`: the mean m, above 0 and below 1. `base`: the chance that a country of which nothing true is reported joins. Without any
/// statement the prior stands.
Fitted fit(const std::vector<KindCount>& counts, double prior, double base);

}  // namespace contingent
