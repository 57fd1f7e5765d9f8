#include "contingent/answers/lever_effects.hpp"

#include <algorithm>

#include "contingent/scenario/levers.hpp"

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

// A thread's work on one block after the other.
class Trials {
 public:
  Trials(const Sample& sample, const Target& target, const std::vector<Model>& variants)
      : model_(*sample.model), variants_(variants), finder_(target_finder(model_, target)), gained(variants.size()),
        lost(variants.size()) {}

  void add(const Block& block) {
    const Words met = finder_->find(model_, block, block.worlds);
    base += count(met);
    for (std::size_t v = 0; v < variants_.size(); ++v) {
      Block varied = block;
      redraw(model_, variants_[v], varied);
      const Differences differ = differences(model_, block, variants_[v], varied);
      const Words again = differ.worlds & block.worlds;
      const Words now = finder_->find_again(variants_[v], varied, differ.touched, again);
      gained[v] += count(now - met);
      lost[v] += count((met & again) - now);
    }
  }

 private:
  const Model& model_;
  const std::vector<Model>& variants_;
  std::unique_ptr<TargetFinder> finder_;

 public:
  std::uint64_t base = 0;
  std::vector<std::uint64_t> gained, lost;
};

}  // namespace

std::vector<LeverSetting> lever_settings(const Scenario& scenario) {
  std::vector<LeverSetting> settings;
  for (const std::string& lever : levers(scenario)) {
    const std::string kind = lever.substr(0, lever.find(':'));
    if (kind == "requirement") {
      settings.push_back({lever, 0});
    } else if (kind == "position") {
      for (const double ideal : {0.0, 0.25, 0.5, 0.75, 1.0}) settings.push_back({lever, ideal});
    } else {
      settings.push_back({lever, 0});
      settings.push_back({lever, 1});
    }
  }
  return settings;
}

LeverAnswer lever_effects(const Sample& sample, const Target& target, const std::vector<LeverSetting>& settings,
                          const Progress& progress) {
  std::vector<Model> variants;
  for (const LeverSetting& setting : settings) variants.push_back(with_lever(*sample.model, setting.lever, setting.value));
  std::vector<std::unique_ptr<Trials>> threads(at(std::max(1, sample.threads)));
  const Members scope = target.kind == Target::Kind::coalition ? target.coalition : everyone(sample);
  for_each_drawn_block(sample, scope, true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    auto& trials = threads[at(thread)];
    if (!trials) trials = std::make_unique<Trials>(sample, target, variants);
    trials->add(block);
  });

  std::uint64_t base = 0;
  std::vector<std::uint64_t> gained(settings.size()), lost(settings.size());
  for (const auto& trials : threads) {
    if (!trials) continue;
    base += trials->base;
    for (std::size_t v = 0; v < settings.size(); ++v) {
      gained[v] += trials->gained[v];
      lost[v] += trials->lost[v];
    }
  }
  LeverAnswer answer{share(base, sample.count), {}};
  for (std::size_t v = 0; v < settings.size(); ++v)
    answer.effects.push_back({settings[v], share(base + gained[v] - lost[v], sample.count),
                              paired_difference(base - lost[v], gained[v], lost[v], sample.count)});
  return answer;
}

}  // namespace contingent
