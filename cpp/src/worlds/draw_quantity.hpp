// Positions and offers of one block of worlds, in whole units.
#pragma once

#include <cstdint>

#include "contingent/worlds/model.hpp"

namespace contingent {

/// One value for each of the block's 512 worlds.
void draw_ideal(const BoundPosition& position, std::uint64_t first_group, std::int32_t* out);
void draw_tolerance(const BoundPosition& position, std::uint64_t first_group, std::int32_t* out);  // cut at 0
void draw_amount(const BoundOffer& offer, std::uint64_t first_group, double* out);                 // cut at 0

}  // namespace contingent
