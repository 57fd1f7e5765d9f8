// Beta: the beta distribution, by the regularised incomplete beta function.
#pragma once

#include <cmath>

namespace contingent {

/// Newton's method for F(x) = p from `x` on, falling back on bisection where a step would leave the bracket.
template <class Distribution, class Density>
double invert(Distribution&& distribution, Density&& density, double p, double low, double high, double x) {
  for (int step = 0; step < 100; ++step) {
    const double error = distribution(x) - p;
    (error > 0 ? high : low) = x;
    double next = x - error / density(x);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - x) <= 1e-14 * std::abs(x)) return next;
    x = next;
  }
  return x;
}

class Beta {
 public:
  /// alpha and beta above 0.
  Beta(double alpha, double beta);

  double log_norm() const { return log_norm_; }  // of 1 / B(alpha, beta)
  double density(double x) const;
  double distribution(double x) const;  // I_x(alpha, beta)
  /// x with I_x(alpha, beta) = p, for p in (0, 1). Some 10 evaluations of distribution().
  double quantile(double p) const;

 private:
  double alpha_, beta_, log_norm_;
};

}  // namespace contingent
