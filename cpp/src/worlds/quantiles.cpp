#include "quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <mutex>

namespace contingent {

namespace {

// The probability at which a cell starts: the float (1 + low bits / 8) * 2^exponent, over 2^32.
double cell_start(int cell) {
  return std::ldexp(1.0 + (cell % 8) / 8.0, cell / 8 - 1 - 32);
}

struct Knot {
  double value, slope;  // of the quantile function, slope with respect to p
};

QuantileCell hermite(const Knot& a, const Knot& b, double width) {
  const double rise = b.value - a.value, s0 = a.slope * width, s1 = b.slope * width;
  return {static_cast<float>(a.value), static_cast<float>(s0), static_cast<float>(3 * rise - 2 * s0 - s1),
          static_cast<float>(s0 + s1 - 2 * rise)};
}

// One side of a table: knot(p) gives the quantile at distance p from that side's end, for growing p up to 1/2.
template <class KnotAt>
void fill_side(QuantileCell* side, KnotAt&& knot) {
  Knot start = knot(cell_start(0));
  for (int cell = 0; cell + 8 < quantile_cells; ++cell) {
    const Knot end = knot(cell_start(cell + 1));
    side[cell] = hermite(start, end, cell_start(cell + 1) - cell_start(cell));
    start = end;
  }
  // Floats round the largest distances up to 2^31: the median itself.
  for (int cell = quantile_cells - 8; cell < quantile_cells; ++cell)
    side[cell] = {static_cast<float>(start.value), 0, 0, 0};
}

// Newton's method for F(x) = p, falling back on bisection where a step would leave the bracket.
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

// The lower side of a beta quantile function: x with I_x(a, b) = p.
void fill_beta_side(QuantileCell* side, double a, double b) {
  const double log_norm = std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b);
  const auto density = [=](double x) {
    return std::exp(log_norm + (a - 1) * std::log(x) + (b - 1) * std::log1p(-x));
  };
  const auto distribution = [=](double x) {
    const double front = std::exp(log_norm + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(x, a, b) / a : 1 - front * beta_fraction(1 - x, b, a) / b;
  };
  double last_x = 0, last_p = 0;
  fill_side(side, [&](double p) {
    // Near the end I_x(a, b) is close to x^a * exp(log_norm) / a, so x grows as p^(1/a).
    const double guess = last_p > 0 ? std::min(last_x * std::pow(p / last_p, 1 / a), 0.5 * (1 + last_x))
                                    : std::min(0.5, std::exp((std::log(p * a) - log_norm) / a));
    last_x = invert(distribution, density, p, 0.0, 1.0, guess);
    last_p = p;
    return Knot{last_x, 1 / density(last_x)};
  });
}

QuantileTable make_normal_quantiles() {
  constexpr double root_two = 1.4142135623730950488, root_two_pi = 2.5066282746310005024;
  const auto density = [](double x) { return std::exp(-0.5 * x * x) / root_two_pi; };
  const auto distribution = [](double x) { return 0.5 * std::erfc(-x / root_two); };
  QuantileTable table;
  double last = -6.5;
  fill_side(table.data(), [&](double p) {
    last = invert(distribution, density, p, -10.0, 1.0, last);
    return Knot{last, 1 / density(last)};
  });
  std::transform(table.begin(), table.begin() + quantile_cells, table.begin() + quantile_cells,
                 [](const QuantileCell& c) { return QuantileCell{-c.c0, -c.c1, -c.c2, -c.c3}; });
  return table;
}

QuantileTable make_beta_quantiles(double alpha, double beta) {
  QuantileTable table;
  fill_beta_side(table.data(), alpha, beta);
  QuantileCell* upper = table.data() + quantile_cells;
  fill_beta_side(upper, beta, alpha);
  std::transform(upper, upper + quantile_cells, upper,
                 [](const QuantileCell& c) { return QuantileCell{1 - c.c0, -c.c1, -c.c2, -c.c3}; });
  return table;
}

}  // namespace

std::shared_ptr<const QuantileTable> normal_quantiles() {
  static const auto table = std::make_shared<const QuantileTable>(make_normal_quantiles());
  return table;
}

std::shared_ptr<const QuantileTable> pert_quantiles(double alpha) {
  static std::mutex mutex;
  static std::map<double, std::weak_ptr<const QuantileTable>> known;
  const std::lock_guard lock(mutex);
  std::erase_if(known, [](const auto& entry) { return entry.second.expired(); });
  auto table = known[alpha].lock();
  if (!table) {
    table = std::make_shared<const QuantileTable>(make_beta_quantiles(alpha, 6 - alpha));
    known[alpha] = table;
  }
  return table;
}

}  // namespace contingent
