// The worlds in which a given force is feasible, as a chain of nested world sets.
#pragma once

#include "contingent/worlds/block.hpp"

namespace contingent {

/// Each step lies within the one before, so what is lost at each adds up to what is lost in all.
/// will: every member joins, read inside S under some lead; consent: and the gatekeepers in force accept every member,
/// and members each other; compatible: and one policy exists that members and gatekeepers in force can live with;
/// feasible: and every requirement is met under a lead for which the will holds too.
struct FeasibleChain {
  Words will, consent, compatible, feasible;
};

/// Of a drawn block, the worlds in which S (not empty, within the block's scope) is feasible. Cost: O(|S|^2) world sets.
FeasibleChain worlds_where_feasible(const Model& model, const Block& block, const Members& members);

}  // namespace contingent
