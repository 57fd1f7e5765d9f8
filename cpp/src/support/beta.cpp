#include "contingent/support/beta.hpp"

namespace contingent {

namespace {

// The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22; Press et al., 6.4).
double beta_fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  const auto away_from_zero = [](double v) { return std::abs(v) < tiny ? tiny : v; };
  double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), result = d;
  for (int m = 1; m < 200; ++m) {
    double term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + term * d);
    c = away_from_zero(1 + term / c);
    result *= d * c;
    term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + term * d);
    c = away_from_zero(1 + term / c);
    result *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

}  // namespace

Beta::Beta(double alpha, double beta)
    : alpha_(alpha), beta_(beta), log_norm_(std::lgamma(alpha + beta) - std::lgamma(alpha) - std::lgamma(beta)) {}

double Beta::density(double x) const { return std::exp(log_norm_ + (alpha_ - 1) * std::log(x) + (beta_ - 1) * std::log1p(-x)); }

double Beta::distribution(double x) const {
  const double front = std::exp(log_norm_ + alpha_ * std::log(x) + beta_ * std::log1p(-x));
  return x < (alpha_ + 1) / (alpha_ + beta_ + 2) ? front * beta_fraction(x, alpha_, beta_) / alpha_
                                                 : 1 - front * beta_fraction(1 - x, beta_, alpha_) / beta_;
}

double Beta::quantile(double p) const {
  return invert([this](double x) { return distribution(x); }, [this](double x) { return density(x); }, p, 0.0, 1.0, alpha_ / (alpha_ + beta_));
}

}  // namespace contingent
