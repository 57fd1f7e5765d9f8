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

Estimate share(const WorldSet& set) { return share(set.count(), set.size()); }

}  // namespace contingent
