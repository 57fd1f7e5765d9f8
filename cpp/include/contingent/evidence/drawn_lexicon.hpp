// What the words might mean: the uncertain numbers of a lexicon, drawn.
#pragma once

#include <cstdint>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

/// The scenario with its whole lexicon written out (its own over the standard one), each uncertain number replaced by draw
/// number `draw` of its beta distribution. Keyed by the entry's name, so that an entry more or less moves no other.
Scenario with_drawn_lexicon(const Scenario& scenario, std::uint64_t seed, std::uint64_t draw);

/// The scenario with its claims put together in another way.
Scenario with_pooling(const Scenario& scenario, Pooling pooling);

}  // namespace contingent
