#include "variants.hpp"

#include <algorithm>

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Words operator^(const Words& a, const Words& b) { return (a - b) | (b - a); }

// What a search would read differently in two blocks of the same worlds.
struct Differences {
  Words worlds;
  Members touched;  // whose edges may differ
};

bool requirements_differ(const Model& from, const Model& to) {
  return !std::equal(from.requirements.begin(), from.requirements.end(), to.requirements.begin(), to.requirements.end(),
                     [](const BoundRequirement& a, const BoundRequirement& b) {
                       return a.number == b.number && a.at_least == b.at_least;
                     });
}

Differences differences(const Model& from, const Block& before, const Model& to, const Block& after) {
  Differences result;
  result.worlds = before.gatekeepers_agree ^ after.gatekeepers_agree;
  for (const int gate : from.force_gates) result.worlds |= before.gates[at(gate)] ^ after.gates[at(gate)];
  for (const int i : before.scope) {
    // Where i is a vertex in neither, nothing else about it is read.
    const Words vertex = before.compatible[at(i)] | after.compatible[at(i)];
    Words differ = before.compatible[at(i)] ^ after.compatible[at(i)];
    if (differ.any()) result.touched.insert(i);
    differ |= before.joins_always[at(i)] ^ after.joins_always[at(i)];
    differ |= before.leads_always[at(i)] ^ after.leads_always[at(i)];
    differ |= before.able[at(i)] ^ after.able[at(i)];
    for (const BoundBelief* belief : {&from.joins[at(i)], &from.leads[at(i)]})
      for (const BoundClause& clause : belief->clauses)
        if (clause.force_when) differ |= before.active[at(clause.slot)] ^ after.active[at(clause.slot)];
    result.worlds |= differ & vertex;
  }
  for (std::size_t a = 0; a < from.acceptances.size(); ++a) {
    const BoundAcceptance& acceptance = from.acceptances[a];
    const Words differ = before.accepts[a] ^ after.accepts[a];
    if (!from.parties[at(acceptance.judge)].candidate || !differ.any()) continue;
    result.touched.insert(acceptance.judge);
    result.worlds |= differ;
  }
  for (std::size_t p = 0; p < from.positions.size(); ++p) {
    const int party = from.positions[p].party;
    if (from.positions[p].ideal == to.positions[p].ideal || !from.parties[at(party)].candidate) continue;
    result.touched.insert(party);
    result.worlds |= before.compatible[at(party)] | after.compatible[at(party)];
  }
  if (requirements_differ(from, to)) result.worlds = Words::all();
  return result;
}

}  // namespace

Model with_levers(const Model& model, const std::vector<LeverSetting>& settings) {
  Model changed = model;
  for (const LeverSetting& setting : settings) set_lever(changed, setting.lever, setting.value);
  return changed;
}

const Words& VariantFinder::take_up(const Block& block) {
  block_ = &block;
  if (varied_)
    *varied_ = block;
  else
    varied_ = std::make_unique<Block>(block);
  return base_ = finder_->find(model_, block, block.worlds);
}

Words VariantFinder::find(const Model& variant, const Words& among) {
  redraw(model_, *block_, variant, *varied_);
  const Differences differ = differences(model_, *block_, variant, *varied_);
  const Words again = differ.worlds & among;
  return ((base_ & among) - again) | finder_->find_again(variant, *varied_, differ.touched, again);
}

void for_each_block_with_finder(const Sample& sample, const Target& target, const Progress& progress,
                                const std::function<void(int, const Block&, VariantFinder&)>& work) {
  const Members scope = target.kind == Target::Kind::coalition ? target.coalition : everyone(sample);
  std::vector<std::unique_ptr<VariantFinder>> finders(at(std::max(1, sample.threads)));
  for_each_drawn_block(sample, scope, true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    auto& finder = finders[at(thread)];
    if (!finder) finder = std::make_unique<VariantFinder>(*sample.model, target);
    work(thread, block, *finder);
  });
}

void for_each_block_of_variants(const Sample& sample, const Target& target, const std::vector<Model>& variants,
                                const Progress& progress,
                                const std::function<void(int, const Words&, const std::vector<Words>&)>& see) {
  for_each_block_with_finder(sample, target, progress, [&](int thread, const Block& block, VariantFinder& finder) {
    const Words base = finder.take_up(block);
    std::vector<Words> with;
    for (const Model& variant : variants) with.push_back(finder.find(variant, block.worlds));
    see(thread, base, with);
  });
}

}  // namespace contingent
