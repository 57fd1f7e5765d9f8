#include "contingent/answers/lever_effects.hpp"

#include <algorithm>

#include "contingent/scenario/levers.hpp"
#include "directions.hpp"
#include "variants.hpp"

namespace contingent {

std::vector<LeverSetting> lever_settings(const Scenario& scenario) {
  std::vector<LeverSetting> settings;
  for (const std::string& lever : levers(scenario)) {
    const std::string kind = kind_of(lever);
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
  struct Tally {
    std::uint64_t base = 0;
    std::vector<std::uint64_t> gained, lost;
  };
  std::vector<Model> variants;
  for (const LeverSetting& setting : settings) {
    heed(progress);
    variants.push_back(with_lever(*sample.model, setting.lever, setting.value));
  }
  const std::vector<std::uint64_t> none(settings.size());
  std::vector<Tally> tallies(static_cast<std::size_t>(std::max(1, sample.threads)), Tally{0, none, none});
  for_each_block_of_variants(sample, target, variants, progress,
                             [&](int thread, const Words& base, const std::vector<Words>& with) {
                               Tally& tally = tallies[static_cast<std::size_t>(thread)];
                               tally.base += count(base);
                               for (std::size_t v = 0; v < with.size(); ++v) {
                                 tally.gained[v] += count(with[v] - base);
                                 tally.lost[v] += count(base - with[v]);
                               }
                             });
  Tally total{0, none, none};
  for (const Tally& tally : tallies) {
    total.base += tally.base;
    for (std::size_t v = 0; v < settings.size(); ++v) {
      total.gained[v] += tally.gained[v];
      total.lost[v] += tally.lost[v];
    }
  }
  LeverAnswer answer{share(total.base, sample.count), {}};
  for (std::size_t v = 0; v < settings.size(); ++v)
    answer.effects.push_back({settings[v], share(total.base + total.gained[v] - total.lost[v], sample.count),
                              paired_difference(total.base - total.lost[v], total.gained[v], total.lost[v], sample.count)});
  return answer;
}

}  // namespace contingent
