// Rare events: the chance of a target that hardly any world meets.
//
// Counting worlds tells a chance of 1 in 100,000 badly: of 100,000 worlds, one meets the target, or none, or three. But what
// is rare is mostly rare because several events must happen together, and their chances are known exactly. So worlds are
// split into strata by what happens: each stratum's chance is a product of the events' chances; where the target can be shown
// to fail whatever else is drawn, its chance is 0 and no world is spent on it; all worlds go to the strata that are left,
// drawn with those events fixed. The estimate, the sum of chance * share over strata, is unbiased (Cochran 1977, Sampling
// Techniques, 5.3): a quarter of the worlds decides how many each stratum gets (in proportion to chance * standard deviation,
// Neyman 1934) and is then forgotten. The interval puts the strata's Wilson intervals together as the square root of the sum
// of squares of what each adds (Zou, Huang & Zhang 2009, Statistics in Medicine 28:2893), so that a stratum in which nothing
// was seen still counts for what it may hide.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

/// What happens and what does not: events of the model that are settled; any other may go either way.
struct EventState {
  std::vector<std::pair<int, bool>> events;  // index, whether it happens; ascending
  double chance = 1;                         // that all of it comes so, exact but for rounding
};

/// A state in which the target can be met, and in how many of the worlds drawn in it it is.
struct Stratum {
  EventState state;
  std::uint64_t count = 0, worlds = 0;
};

struct RareAnswer {
  bool stratified = false;   // else counted: `worlds` of the sample itself, as in any other answer
  double value = 0, low = 0, high = 1;
  std::uint64_t worlds = 0;  // drawn for the estimate, those that decided on the strata among them
  double excluded = 0;       // chance of the states in which the target was shown to fail
  std::vector<Stratum> strata;
};

constexpr double rare_below = 1e-3;  // a share of worlds under which counting them is given up
constexpr int max_strata = 64;

/// States that exclude each other and together hold every world in which the target is met; what is left out cannot meet it.
/// At most `most` of them (at least 1). Events are settled one by one, in the likeliest state that is left first: those
/// without which the target fails, then those that most conditions ask about. Few events are settled completely, of many
/// the ones that matter. Cost: a fixed point over the candidates for each event tried, no draws.
std::vector<EventState> states_that_can_meet(const Model& model, const Target& target, int most);

/// P(target). Counts it in the worlds of the sample first; where fewer than rare_below of them meet it and some state can be
/// excluded, estimates it from as many worlds that come after, by strata. Which of the two it was depends on the sample
/// alone, the estimate on the later worlds alone.
RareAnswer rare_event(const Sample& sample, const Target& target, const Progress& progress = {});

/// The estimate by strata, of the sample's own worlds (at least 4 blocks of 512), whatever the target's chance.
RareAnswer stratified(const Sample& sample, const Target& target, const Progress& progress = {});

}  // namespace contingent
