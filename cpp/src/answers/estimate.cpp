#include "contingent/answers/estimate.hpp"

#include <algorithm>
#include <cmath>

namespace contingent {

Estimate share(std::uint64_t count, std::uint64_t worlds) {
  Estimate result;
  result.count = count;
  result.worlds = worlds;
  if (worlds == 0) return result;
  constexpr double z = 1.9599639845400545;  // the normal distribution's 97.5 % point
  const double n = static_cast<double>(worlds), p = static_cast<double>(count) / n;
  const double denominator = 1 + z * z / n;
  const double centre = (p + z * z / (2 * n)) / denominator;
  const double half = z / denominator * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  result.value = p;
  result.low = count == 0 ? 0 : std::max(0.0, centre - half);
  result.high = count == worlds ? 1 : std::min(1.0, centre + half);
  return result;
}

Difference paired_difference(std::uint64_t both, std::uint64_t gained, std::uint64_t lost, std::uint64_t worlds) {
  Difference result;
  result.gained = gained;
  result.lost = lost;
  result.worlds = worlds;
  if (worlds == 0) return result;
  const Estimate after = share(both + gained, worlds), before = share(both + lost, worlds);
  const double n = static_cast<double>(worlds), e = static_cast<double>(both), f = static_cast<double>(gained),
               g = static_cast<double>(lost), h = n - e - f - g;
  const double margins = (e + f) * (g + h) * (e + g) * (f + h), cross = e * h - f * g;
  const double corrected = cross > n / 2 ? cross - n / 2 : std::min(cross, 0.0);
  const double phi = margins > 0 ? corrected / std::sqrt(margins) : 0;
  const auto together = [phi](double a, double b) { return std::sqrt(std::max(0.0, a * a - 2 * phi * a * b + b * b)); };
  result.value = (f - g) / n;
  result.low = result.value - together(after.value - after.low, before.high - before.value);
  result.high = result.value + together(after.high - after.value, before.value - before.low);
  return result;
}

Difference paired_difference(const WorldSet& before, const WorldSet& after) {
  const std::uint64_t both = (before & after).count();
  return paired_difference(both, after.count() - both, before.count() - both, before.size());
}

Estimate share(const WorldSet& set) { return share(set.count(), set.size()); }

}  // namespace contingent
