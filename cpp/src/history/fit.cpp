#include "contingent/history/fit.hpp"

#include <algorithm>
#include <cmath>

#include "contingent/support/beta.hpp"

namespace contingent {

namespace {

constexpr int grid = 400;  // points of mu
constexpr double alike[] = {1, 2, 4, 8, 16, 32, 64};

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

// The log of the beta-binomial likelihood, but for what does not depend on mu and kappa.
double log_likelihood(const std::vector<KindCount>& counts, double mu, double kappa) {
  double sum = 0;
  for (const KindCount& count : counts)
    sum += log_beta(mu * kappa + count.joined, (1 - mu) * kappa + count.said - count.joined) - log_beta(mu * kappa, (1 - mu) * kappa);
  return sum;
}

struct Moments {
  double mean = 0, variance = 0;
};

// Of theta in a new case: E[theta] = E[mu], Var[theta] = E[mu (1 - mu) / (kappa + 1)] + Var[mu].
Moments posterior(const std::vector<KindCount>& counts, double prior) {
  std::vector<double> logs;
  double most = -1e300;
  const auto for_each_point = [&](auto&& visit) {
    for (int i = 0; i < grid; ++i)
      for (const double kappa : alike) visit((i + 0.5) / grid, kappa);
  };
  for_each_point([&](double mu, double kappa) {
    const double log_prior = (prior * prior_size - 1) * std::log(mu) + ((1 - prior) * prior_size - 1) * std::log1p(-mu);
    logs.push_back(log_prior + log_likelihood(counts, mu, kappa));
    most = std::max(most, logs.back());
  });
  double total = 0, mean = 0, square = 0, within = 0;
  std::size_t point = 0;
  for_each_point([&](double mu, double kappa) {
    const double weight = std::exp(logs[point++] - most);
    total += weight;
    mean += weight * mu;
    square += weight * mu * mu;
    within += weight * mu * (1 - mu) / (kappa + 1);
  });
  mean /= total;
  return {mean, within / total + std::max(0.0, square / total - mean * mean)};
}

}  // namespace

Fitted fit(const std::vector<KindCount>& counts, double prior, double base) {
  Fitted fitted;
  double right = 0;
  for (const KindCount& count : counts) {
    fitted.joined += count.joined;
    fitted.said += count.said;
    fitted.cases += count.said > 0;
    right += count.right * count.said;
  }
  right = fitted.said > 0 ? right / fitted.said : 1;
  const Moments moments = posterior(counts, prior);
  fitted.chance = moments.mean;
  fitted.sd = std::sqrt(moments.variance);
  const auto [alpha, beta] = beta_of({fitted.chance, fitted.sd});
  const Beta distribution(alpha, beta);
  fitted.low = distribution.quantile(0.025);
  fitted.high = distribution.quantile(0.975);
  const double said = std::clamp((fitted.chance - (1 - right) * base) / right, 0.01, 0.99);
  fitted.meaning = {said, std::min(fitted.sd / right, 0.9 * widest_sd(said)), "", ""};
  return fitted;
}

}  // namespace contingent
