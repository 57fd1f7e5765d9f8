#include "quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <mutex>

#include "contingent/support/beta.hpp"

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

// The lower side of a beta quantile function: x with I_x(a, b) = p.
void fill_beta_side(QuantileCell* side, double a, double b) {
  const Beta beta(a, b);
  const double log_norm = beta.log_norm();
  const auto density = [&](double x) { return beta.density(x); };
  const auto distribution = [&](double x) { return beta.distribution(x); };
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
