// Block: everything drawn for 512 worlds.
//
// A block is drawn for a scope: the candidates a question is about. Gatekeepers, events and the leads that conditions
// name are always drawn. What is outside the scope is left empty. Since every draw is keyed by its name, what is
// drawn is the same in any scope.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "contingent/support/aligned.hpp"
#include "contingent/support/blocks.hpp"
#include "contingent/worlds/model.hpp"

namespace contingent {

/// From a number of one world to the same world's next. Not a power of two, or a world's numbers would share a few lines of the cache.
constexpr std::size_t world_stride = block_worlds + 16;

struct Block {
  /// `positions`, `amounts`: whether the question needs ranges and offers.
  Block(const Model& model, const Members& scope, bool positions = true, bool amounts = true);

  std::vector<int> scope;  // candidates, ascending
  bool with_positions, with_amounts;

  std::uint64_t first_group = 0;  // world / 64 of the block's first
  Words worlds;                   // those that belong to the sample

  std::vector<Words> events, gates;
  std::vector<Words> joins_always, leads_always;  // by candidate: true whatever the force
  std::vector<Words> active;                      // by slot: the clause decides for "true" if its condition holds
  std::vector<Words> able;                        // by candidate: could lead at best (everyone in, itself leading)
  std::vector<Words> willing, admitted, compatible;  // by candidate, nested
  std::vector<Words> accepts;                     // by Model::acceptances
  std::vector<Words> in_force;                    // by Model::gatekeepers
  Words gatekeepers_agree;                        // those in force have a policy in common
  AlignedVector<std::int32_t> low, high;          // [position * world_stride + world], in position_units
  std::vector<std::size_t> moved;                 // positions whose ranges are redraw()'s
  AlignedVector<double> amounts;                  // [(task * candidates + candidate) * world_stride + world], in quantity_units

  const double* amount(const Model& model, int task, int candidate) const {
    return amounts.data() + static_cast<std::size_t>(task * model.candidate_count() + candidate) * world_stride;
  }
};

/// Draws the block that starts at world 64 * first_group, of which `worlds` count.
void draw(const Model& model, std::uint64_t first_group, const Words& worlds, Block& block);

/// Makes `block` the block of `to`, which is `from` but for some levers (with_lever), in the worlds of `drawn`, a block of
/// `from`. `block` is a copy of `drawn`, or what an earlier redraw() of it left. Only what the levers changed is drawn.
void redraw(const Model& from, const Block& drawn, const Model& to, Block& block);

/// The most that an offer can be drawn as, in quantity_units.
double largest_amount(const BoundOffer& offer);

/// The worlds in which candidate i joins in the force (members, lead): its `joins` belief read there.
Words worlds_where_joins(const Model& model, const Block& block, int i, const Members& members, int lead);

/// The worlds in which candidate i is able to lead in the force (members, lead).
Words worlds_where_leads(const Model& model, const Block& block, int i, const Members& members, int lead);

/// The worlds in which a party accepts a candidate (always, where nothing was said).
Words worlds_where_accepts(const Model& model, const Block& block, int judge, int target);

/// Of `among`, the worlds in which the acceptance ranges of two parties meet on an issue, or on every issue.
Words worlds_where_meet(const Model& model, const Block& block, int a, int b, int issue, Words among);
Words worlds_where_meet(const Model& model, const Block& block, int a, int b, Words among);

/// Of `among`, the worlds in which no gatekeeper in force refuses candidate i; and those in which i's ranges meet
/// those of every gatekeeper in force.
Words worlds_where_gatekeepers_accept(const Model& model, const Block& block, int i, Words among);
Words worlds_where_gatekeepers_meet(const Model& model, const Block& block, int i, Words among);

}  // namespace contingent
