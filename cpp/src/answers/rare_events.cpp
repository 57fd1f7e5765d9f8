#include "contingent/answers/rare_events.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "contingent/support/random.hpp"
#include "possible.hpp"

namespace contingent {

namespace {

// The model in which the settled events come as they do; every other draw stays, but for what a source's uniform is bound to.
std::shared_ptr<const Model> settled(const Model& model, const EventState& state) {
  auto changed = std::make_shared<Model>(model);
  const auto always = [&](std::size_t event, std::uint64_t threshold) {
    BoundClause clause;
    clause.threshold = threshold;
    changed->events[event].clauses.assign(1, clause);
  };
  Settled events(model.events.size(), Truth::maybe);
  for (const auto& [event, happens] : state.events) events[static_cast<std::size_t>(event)] = happens ? Truth::yes : Truth::no;
  for (std::size_t source = model.scenario->events.size(); source < events.size(); ++source)
    always(source, chance_threshold(*settled_chance(model, static_cast<int>(source), events)));
  for (const auto& [event, happens] : state.events) always(static_cast<std::size_t>(event), happens ? 1ull << 32 : 0);
  return changed;
}

std::uint64_t count_met(const Sample& sample, const Target& target, const Progress& progress) {
  const auto threads = static_cast<std::size_t>(std::max(1, sample.threads));
  std::vector<std::unique_ptr<TargetFinder>> finders(threads);
  std::vector<std::uint64_t> met(threads, 0);
  const Members scope = target.kind == Target::Kind::coalition ? target.coalition : everyone(sample);
  for_each_drawn_block(sample, scope, true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    auto& finder = finders[static_cast<std::size_t>(thread)];
    if (!finder) finder = target_finder(*sample.model, target);
    met[static_cast<std::size_t>(thread)] += count(finder->find(*sample.model, block, block.worlds) & block.worlds);
  });
  return std::accumulate(met.begin(), met.end(), std::uint64_t{0});
}

// So many blocks each, in proportion to chance * standard deviation of the target in the pilot; at least one.
std::vector<std::uint64_t> shares_of(std::uint64_t blocks, const std::vector<Stratum>& pilot) {
  std::vector<double> weight;
  for (const Stratum& stratum : pilot) {
    const double p = (static_cast<double>(stratum.count) + 1) / (static_cast<double>(stratum.worlds) + 2);
    weight.push_back(stratum.state.chance * std::sqrt(p * (1 - p)));
  }
  const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
  const auto spare = blocks - pilot.size();
  std::vector<std::uint64_t> shares;
  for (const double one : weight)
    shares.push_back(1 + static_cast<std::uint64_t>(static_cast<double>(spare) * one / total));
  return shares;
}

// Draws blocks for the strata, one stratum after the other, each from worlds of its own.
class Drawer {
 public:
  Drawer(const Sample& sample, const Target& target, const std::vector<EventState>& states, const Progress& progress)
      : sample_(sample), target_(target), first_(sample.first), progress_(progress) {
    for (const EventState& state : states) models_.push_back(settled(*sample.model, state));
  }

  void draw(std::size_t number, std::uint64_t blocks, Stratum& stratum) {
    const Sample part{models_[number], first_, blocks * block_worlds, sample_.threads};
    const std::uint64_t before = first_ - sample_.first;
    const Progress told = !progress_ ? Progress{} : [&](std::uint64_t done, std::uint64_t) {
      progress_(std::min(before + done, sample_.count), sample_.count);
    };
    stratum.count = count_met(part, target_, told);
    stratum.worlds = part.count;
    first_ += part.count;
  }

  std::uint64_t drawn() const { return first_ - sample_.first; }

 private:
  const Sample& sample_;
  const Target& target_;
  std::uint64_t first_;
  const Progress& progress_;
  std::vector<std::shared_ptr<const Model>> models_;
};

void put_together(RareAnswer& answer) {
  double below = 0, above = 0;
  for (const Stratum& stratum : answer.strata) {
    const Estimate one = share(stratum.count, stratum.worlds);
    const double chance = stratum.state.chance;
    answer.value += chance * one.value;
    below += std::pow(chance * (one.value - one.low), 2);
    above += std::pow(chance * (one.high - one.value), 2);
  }
  answer.low = std::max(0.0, answer.value - std::sqrt(below));
  answer.high = std::min(1.0, answer.value + std::sqrt(above));
}

RareAnswer by_states(const Sample& sample, const Target& target, const std::vector<EventState>& states,
                     const Progress& progress) {
  RareAnswer answer;
  answer.stratified = true;
  double left = 0;
  for (const EventState& state : states) {
    left += state.chance;
    answer.strata.push_back({state, 0, 0});
  }
  answer.excluded = std::max(0.0, 1 - left);
  Drawer drawer(sample, target, states, progress);
  const std::uint64_t blocks = sample.count / block_worlds,
                      each = std::max<std::uint64_t>(1, blocks / 4 / std::max<std::size_t>(1, states.size()));
  std::vector<Stratum> pilot = answer.strata;
  for (std::size_t s = 0; s < pilot.size() && pilot.size() > 1; ++s) drawer.draw(s, each, pilot[s]);
  const auto shares = shares_of(blocks - drawer.drawn() / block_worlds, pilot);
  for (std::size_t s = 0; s < shares.size(); ++s) drawer.draw(s, shares[s], answer.strata[s]);
  answer.worlds = drawer.drawn();
  put_together(answer);
  return answer;
}

int strata_for(const Sample& sample) {
  return static_cast<int>(std::clamp<std::uint64_t>(sample.count / block_worlds / 8, 1, max_strata));
}

}  // namespace

RareAnswer stratified(const Sample& sample, const Target& target, const Progress& progress) {
  return by_states(sample, target, states_that_can_meet(*sample.model, target, strata_for(sample)), progress);
}

RareAnswer rare_event(const Sample& sample, const Target& target, const Progress& progress) {
  const Estimate counted = share(count_met(sample, target, progress), sample.count);
  Sample later = sample;
  later.first += (sample.count + 63) / 64 * 64;
  if (counted.value < rare_below && sample.count >= 4 * block_worlds && sample.count <= max_worlds - later.first) {
    const auto states = states_that_can_meet(*sample.model, target, strata_for(sample));
    const double left = std::accumulate(states.begin(), states.end(), 0.0,
                                        [](double sum, const EventState& s) { return sum + s.chance; });
    if (left < 0.5) return by_states(later, target, states, progress);
  }
  RareAnswer answer;
  answer.value = counted.value;
  answer.low = counted.low;
  answer.high = counted.high;
  answer.worlds = counted.worlds;
  return answer;
}

}  // namespace contingent
