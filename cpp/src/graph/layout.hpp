// Layout: a place in the unit square for each vertex of the expected graph.
#pragma once

#include <vector>

#include "ties.hpp"

namespace contingent {

struct Point {
  double x = 0, y = 0;
};

/// Ends after a bounded number of steps, whatever the numbers.
std::vector<Point> layout(const Ties& ties);

}  // namespace contingent
