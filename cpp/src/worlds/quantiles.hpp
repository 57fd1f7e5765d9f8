// Quantile functions as tables of cubics, so that any distribution is drawn from one uniform by the same kernel.
//
// A uniform u of 32 bits stands for p = (u + 1/2) / 2^32. Its distance to the nearer end, d + 1/2 with d = min(u, 2^32 -
// 1 - u), read as a float, has the cell's number in its exponent and top three mantissa bits, and the place within
// the cell in the others: cells shrink towards both ends, where quantile functions bend. Each cell holds the cubic that
// meets the quantile function and its slope at both ends (Hermite). The error is below 1e-6 of the distribution's
// width, as the tests measure. Because one uniform makes each draw, changing a parameter moves every world one way.
#pragma once

#include <array>
#include <memory>

#include "kernels.hpp"

namespace contingent {

using QuantileTable = std::array<QuantileCell, 2 * quantile_cells>;

/// Of the standard normal distribution.
std::shared_ptr<const QuantileTable> normal_quantiles();

/// Of the PERT distribution on [0, 1]: beta with alpha from 1 to 5 and beta = 6 - alpha. Making a table takes a quarter of a
/// millisecond; models that live at the same time share it.
std::shared_ptr<const QuantileTable> pert_quantiles(double alpha);

}  // namespace contingent
