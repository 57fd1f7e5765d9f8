// Fit: how often each kind of statement ended in joining, from statements and outcomes of several cases.
//
// In case c, of n statements of a kind k came true: k ~ Binomial(n, theta_c), theta_c ~ Beta(mu kappa, (1 - mu) kappa),
// mu ~ Beta(m nu, (1 - m) nu) around a prior mean m that is worth nu = prior_size statements; kappa, how alike cases are, has equal
// weight on 1, 2, 4, ..., 64 (partial pooling: Gelman et al., Bayesian Data Analysis, 5.3). The posterior is summed over a grid.
// What is fitted is theta in a case not seen: its mean and standard deviation.
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
  double chance = 0, sd = 0;    // of a report of the kind: that the country joins
  double low = 0, high = 1;     // 95 %, equal tails, of the beta distribution with these moments
  Meaning meaning;              // of the words, were they surely said: what the lexicon holds
  int joined = 0, said = 0, cases = 0;
};

constexpr double prior_size = 4;

/// `prior`: the mean m, above 0 and below 1. `base`: the chance that a country of which nothing true is reported joins. A report of
/// the kind comes true with chance r p + (1 - r) base, r being how often such reports are true; the meaning's p solves that for the
/// fitted chance, cut to [0.01, 0.99]. Without any statement the prior stands.
Fitted fit(const std::vector<KindCount>& counts, double prior, double base);

}  // namespace contingent
