#include "draw_quantity.hpp"

#include <algorithm>

#include "contingent/support/blocks.hpp"
#include "contingent/worlds/block.hpp"
#include "kernels.hpp"

namespace contingent {

namespace {

template <class Unit, class ToUnits>
void draw_quantity(const BoundQuantity& quantity, std::uint64_t first_group, Unit* out, ToUnits&& to_units) {
  if (!quantity.cells) {
    std::fill(out, out + block_worlds, static_cast<Unit>(quantity.offset));
    return;
  }
  alignas(64) std::uint32_t uniform[block_worlds];
  alignas(64) float value[block_worlds];
  kernels().uniforms(quantity.key, first_group, uniform);
  kernels().quantiles(uniform, quantity.cells, value);
  to_units(value);
}

void draw_position(const BoundQuantity& quantity, std::uint64_t first_group, std::int32_t* out) {
  draw_quantity(quantity, first_group, out, [&](const float* value) {
    kernels().to_positions(value, static_cast<float>(quantity.offset), static_cast<float>(quantity.scale), out);
  });
}

}  // namespace

double largest_amount(const BoundOffer& offer) {
  const BoundQuantity& amount = offer.amount;
  if (!amount.cells) return amount.offset;
  std::uint32_t uniform[block_worlds];
  float value[block_worlds];
  double out[block_worlds];
  std::fill(uniform, uniform + block_worlds, ~std::uint32_t{0});
  kernels().quantiles(uniform, amount.cells, value);
  kernels().to_amounts(value, amount.offset, amount.scale, out);
  return out[0];
}

void draw_ideal(const BoundPosition& position, std::uint64_t first_group, std::int32_t* out) {
  draw_position(position.ideal, first_group, out);
}

void draw_tolerance(const BoundPosition& position, std::uint64_t first_group, std::int32_t* out) {
  draw_position(position.tolerance, first_group, out);
  for (int world = 0; world < block_worlds; ++world) out[world] = std::max(out[world], 0);
}

void draw_amount(const BoundOffer& offer, std::uint64_t first_group, double* out) {
  draw_quantity(offer.amount, first_group, out, [&](const float* value) {
    kernels().to_amounts(value, offer.amount.offset, offer.amount.scale, out);
  });
}

}  // namespace contingent
