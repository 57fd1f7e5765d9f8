// The steps of drawing a block, shared by draw() and redraw().
#pragma once

#include <vector>

#include "contingent/worlds/block.hpp"

namespace contingent {

constexpr std::uint64_t certain = 1ull << 32;  // the threshold of a chance of 1

/// Which worlds each clause of a belief decides for "true" in, its uniform being below its chance, and no clause before
/// it that asks about events alone deciding first. What asks about the force goes to `active`; the rest is returned.
///
/// This is the whole belief although a clause that asks about the force may also decide "false" and hide later ones:
/// chances do not rise after such a clause, so where a later clause would say "true" the earlier one says it too.
Words draw_belief(const BoundBelief& belief, const Block& block, std::vector<Words>* active);

/// Events and gates; an event's own gates ask only about events before it.
void draw_events(const Model& model, Block& block);

void draw_lead(const Model& model, int i, Block& block);
/// block.able and block.willing of a candidate, from what was drawn.
void find_able(const Model& model, int i, Block& block);
void find_willing(const Model& model, int i, Block& block);

bool in_scope(const Model& model, const Block& block, int party);
void draw_range(const Model& model, std::size_t position, Block& block);

/// Where a gatekeeper's veto counts.
Words worlds_where_in_force(const Model& model, const Block& block, int gatekeeper);
/// Where those in force have a policy in common: ranges being intervals, pairwise is enough.
Words worlds_where_gatekeepers_agree(const Model& model, const Block& block);

}  // namespace contingent
