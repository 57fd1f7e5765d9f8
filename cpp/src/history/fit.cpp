#include "contingent/history/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "contingent/support/beta.hpp"

namespace contingent {

namespace {

constexpr int mus = 100, thetas = 400;  // points of the grids
constexpr std::array<double, 5> alike = {4, 8, 16, 32, 64};

double middle(int point, int points) { return (point + 0.5) / points; }

// P(what a case shows | theta), at each point of theta.
std::vector<double> likelihood(const KindCount& count, double base) {
  std::vector<double> found;
  for (int t = 0; t < thetas; ++t) {
    const double chance = std::clamp(count.right * middle(t, thetas) + (1 - count.right) * base, 1e-12, 1 - 1e-12);
    found.push_back(std::exp(count.joined * std::log(chance) + (count.said - count.joined) * std::log1p(-chance)));
  }
  return found;
}

// The chances of so many equal intervals under Beta(mean size, (1 - mean) size).
std::vector<double> spread(double mean, double size, int intervals) {
  const Beta beta(mean * size, (1 - mean) * size);
  std::vector<double> found;
  double below = 0;
  for (int i = 1; i <= intervals; ++i) {
    const double upto = i == intervals ? 1 : beta.distribution(static_cast<double>(i) / intervals);
    found.push_back(upto - below);
    below = upto;
  }
  return found;
}

// spread() of theta for each mu and kappa: the same for every kind, so found once.
const std::vector<double>& spread_of(int mu, std::size_t kappa) {
  static const auto table = [] {
    std::vector<std::vector<double>> found;
    for (int m = 0; m < mus; ++m)
      for (const double size : alike) found.push_back(spread(middle(m, mus), size, thetas));
    return found;
  }();
  return table[static_cast<std::size_t>(mu) * alike.size() + kappa];
}

// The posterior chances of each interval of theta in a case not seen.
std::vector<double> posterior(const std::vector<KindCount>& counts, double prior, double base) {
  std::vector<std::vector<double>> of_cases;
  for (const KindCount& count : counts) of_cases.push_back(likelihood(count, base));
  const std::vector<double> of_mu = spread(prior, prior_size, mus);
  std::vector<double> found(thetas);
  double total = 0;
  for (int m = 0; m < mus; ++m)
    for (std::size_t kappa = 0; kappa < alike.size(); ++kappa) {
      const std::vector<double>& of_theta = spread_of(m, kappa);
      double weight = of_mu[static_cast<std::size_t>(m)];
      for (const std::vector<double>& of_case : of_cases) {
        double mean = 0;
        for (std::size_t t = 0; t < thetas; ++t) mean += of_theta[t] * of_case[t];
        weight *= mean;
      }
      for (std::size_t t = 0; t < thetas; ++t) found[t] += weight * of_theta[t];
      total += weight;
    }
  for (double& chance : found) chance /= total;
  return found;
}

double quantile(const std::vector<double>& chances, double p) {
  double below = 0;
  for (std::size_t t = 0; t < chances.size(); ++t) {
    if (below + chances[t] >= p) return (static_cast<double>(t) + (p - below) / chances[t]) / thetas;
    below += chances[t];
  }
  return 1;
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
  const std::vector<double> theta = posterior(counts, prior, base);
  double mean = 0, square = 0;
  for (int t = 0; t < thetas; ++t) {
    mean += theta[static_cast<std::size_t>(t)] * middle(t, thetas);
    square += theta[static_cast<std::size_t>(t)] * middle(t, thetas) * middle(t, thetas);
  }
  fitted.meaning = {mean, std::sqrt(std::max(0.0, square - mean * mean)), "", ""};
  const auto report = [&](double chance) { return right * chance + (1 - right) * base; };
  fitted.chance = report(mean);
  fitted.low = report(quantile(theta, 0.025));
  fitted.high = report(quantile(theta, 0.975));
  return fitted;
}

}  // namespace contingent
