#include "contingent/answers/unlock.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "contingent/scenario/levers.hpp"
#include "directions.hpp"
#include "variants.hpp"

namespace contingent {

namespace {

using Mask = ActorSet<2>;  // of settings, by their number in the query
using Counts = std::vector<std::uint64_t>;

class Unlocker {
 public:
  Unlocker(const Sample& sample, const UnlockQuery& query, const Progress& progress)
      : sample_(sample), query_(query), progress_(progress) {
    const std::vector<Direction> directions = event_directions(*sample.model);
    for (std::size_t s = 0; s < query.among.size(); ++s)
      if (only_helps(*sample.model, directions, query.among[s])) helpful_.insert(static_cast<int>(s));
  }

  UnlockAnswer run() {
    find_bounds();
    const auto goal = static_cast<std::uint64_t>(std::ceil(query_.at_least * static_cast<double>(sample_.count) - 1e-9));
    answer_.base = share(base_, sample_.count);
    std::vector<Tried> reached, all;
    for (int size = 1; size <= query_.changes && reached.empty(); ++size) {
      std::vector<Mask> worth_trying;
      for (const Mask& set : sets_of(size)) {
        if (++answer_.considered % 1024 == 0) heed(progress_);
        if (bound(set) >= goal) worth_trying.push_back(set);
      }
      for (const Tried& tried : try_all(worth_trying)) {
        if (tried.worlds >= goal) reached.push_back(tried);
        all.push_back(tried);
      }
    }
    answer_.reached = !reached.empty();
    if (reached.empty()) reached = closest(std::move(all));
    list(std::move(reached));
    return std::move(answer_);
  }

 private:
  struct Tried {
    Mask set;
    std::uint64_t worlds = 0, gained = 0;
  };

  std::vector<LeverSetting> settings(const Mask& set) const {
    std::vector<LeverSetting> result;
    for_each(set, [&](int s) { result.push_back(query_.among[static_cast<std::size_t>(s)]); });
    return result;
  }

  // Every set of this many levers, each lever set to one number.
  std::vector<Mask> sets_of(int size) const {
    std::vector<Mask> sets{Mask{}};
    for (int step = 0; step < size; ++step) {
      std::vector<Mask> larger;
      std::size_t extended = 0;
      for (const Mask& set : sets) {
        if (++extended % 1024 == 0) heed(progress_);
        int last = -1;
        for_each(set, [&](int s) { last = s; });
        for (int s = last + 1; s < static_cast<int>(query_.among.size()); ++s) {
          const auto same_lever = [&](const LeverSetting& other) {
            return other.lever == query_.among[static_cast<std::size_t>(s)].lever;
          };
          const auto chosen = settings(set);
          if (std::none_of(chosen.begin(), chosen.end(), same_lever)) larger.push_back(set | Mask::single(s));
        }
      }
      sets = std::move(larger);
    }
    return sets;
  }

  // One pass with every helpful lever set, and with all but one: indispensable_[mask] counts the worlds, not yet
  // reached, that all levers together reach but not without any of the mask.
  void find_bounds() {
    std::vector<int> levers;
    for_each(helpful_, [&](int s) { levers.push_back(s); });
    std::vector<Model> variants{with_levers(*sample_.model, settings(helpful_))};
    for (const int s : levers) {
      heed(progress_);
      variants.push_back(with_levers(*sample_.model, settings(helpful_ - Mask::single(s))));
    }
    using Table = std::map<std::array<std::uint64_t, 2>, std::uint64_t>;
    std::vector<Table> tables(static_cast<std::size_t>(std::max(1, sample_.threads)));
    Counts base(tables.size());
    for_each_block_of_variants(sample_, query_.target, variants, progress_,
                               [&](int thread, const Words& met, const std::vector<Words>& with) {
                                 base[static_cast<std::size_t>(thread)] += count(met);
                                 const Words open = with[0] - met;
                                 for (int world = 0; world < block_worlds; ++world) {
                                   if (!open.contains(world)) continue;
                                   Mask needed;
                                   for (std::size_t k = 0; k < levers.size(); ++k)
                                     if (!with[k + 1].contains(world)) needed.insert(levers[k]);
                                   ++tables[static_cast<std::size_t>(thread)][{needed.word(0), needed.word(1)}];
                                 }
                               });
    for (const std::uint64_t met : base) base_ += met;
    Table total;
    for (const Table& table : tables)
      for (const auto& [words, worlds] : table) total[words] += worlds;
    for (const auto& [words, worlds] : total) {
      Mask needed;
      needed.word(0) = words[0];
      needed.word(1) = words[1];
      if (needed.size() <= query_.changes) indispensable_.emplace_back(needed, worlds);
    }
  }

  // No set can reach more worlds than this: those reached already, and those whose indispensable levers it contains.
  std::uint64_t bound(const Mask& set) const {
    if (!helpful_.includes(set)) return sample_.count;
    std::uint64_t worlds = base_;
    for (const auto& [needed, count] : indispensable_)
      if (set.includes(needed)) worlds += count;
    return worlds;
  }

  std::vector<Tried> try_all(const std::vector<Mask>& sets) {
    constexpr std::size_t at_once = 64;  // models kept at a time
    std::vector<Tried> tried;
    for (std::size_t from = 0; from < sets.size(); from += at_once) {
      const std::size_t to = std::min(sets.size(), from + at_once);
      std::vector<Model> variants;
      for (std::size_t k = from; k < to; ++k) variants.push_back(with_levers(*sample_.model, settings(sets[k])));
      std::vector<Counts> met(static_cast<std::size_t>(std::max(1, sample_.threads)), Counts(2 * variants.size()));
      for_each_block_of_variants(sample_, query_.target, variants, progress_,
                                 [&](int thread, const Words& base, const std::vector<Words>& with) {
                                   Counts& counts = met[static_cast<std::size_t>(thread)];
                                   for (std::size_t v = 0; v < with.size(); ++v) {
                                     counts[2 * v] += count(with[v]);
                                     counts[2 * v + 1] += count(with[v] - base);
                                   }
                                 });
      for (std::size_t k = from; k < to; ++k) {
        Tried result{sets[k]};
        for (const Counts& counts : met) {
          result.worlds += counts[2 * (k - from)];
          result.gained += counts[2 * (k - from) + 1];
        }
        tried.push_back(result);
      }
    }
    answer_.tried += tried.size();
    return tried;
  }

  // Where nothing reaches the goal: the sets that come closest, found without trying those whose bound is lower.
  std::vector<Tried> closest(std::vector<Tried> tried) {
    std::vector<std::pair<std::uint64_t, Mask>> open;
    std::set<std::array<std::uint64_t, 2>> known;
    std::size_t seen = 0;
    for (const Tried& t : tried) known.insert({t.set.word(0), t.set.word(1)});
    for (int size = 1; size <= query_.changes; ++size)
      for (const Mask& set : sets_of(size)) {
        if (++seen % 1024 == 0) heed(progress_);
        if (!known.contains({set.word(0), set.word(1)})) open.emplace_back(bound(set), set);
      }
    std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const auto show = static_cast<std::size_t>(query_.show);
    for (std::size_t from = 0; from < open.size(); from += 64) {
      std::sort(tried.begin(), tried.end(), [](const Tried& a, const Tried& b) { return a.worlds > b.worlds; });
      if (tried.size() >= show && tried[show - 1].worlds >= open[from].first) break;
      std::vector<Mask> next;
      for (std::size_t k = from; k < std::min(open.size(), from + 64); ++k) next.push_back(open[k].second);
      for (const Tried& more : try_all(next)) tried.push_back(more);
    }
    return tried;
  }

  void list(std::vector<Tried> sets) {
    std::stable_sort(sets.begin(), sets.end(), [](const Tried& a, const Tried& b) {
      if (a.worlds != b.worlds) return a.worlds > b.worlds;
      return a.set.size() < b.set.size();
    });
    if (sets.size() > static_cast<std::size_t>(query_.show)) sets.resize(static_cast<std::size_t>(query_.show));
    for (const Tried& set : sets) {
      const std::uint64_t lost = base_ + set.gained - set.worlds;
      answer_.sets.push_back({settings(set.set), share(set.worlds, sample_.count),
                              paired_difference(base_ - lost, set.gained, lost, sample_.count)});
    }
  }

  const Sample& sample_;
  const UnlockQuery& query_;
  const Progress& progress_;
  Mask helpful_;
  std::uint64_t base_ = 0;
  std::vector<std::pair<Mask, std::uint64_t>> indispensable_;
  UnlockAnswer answer_;
};

}  // namespace

std::vector<LeverSetting> helpful_settings(const Model& model) {
  const std::vector<Direction> directions = event_directions(model);
  std::vector<LeverSetting> settings;
  for (const std::string& lever : levers(*model.scenario)) {
    const std::string kind = kind_of(lever);
    if (kind == "requirement") settings.push_back({lever, 0});
    if (kind == "joins" || kind == "leads" || kind == "accepts") settings.push_back({lever, 1});
    if (kind != "event") continue;
    const Direction direction = directions[static_cast<std::size_t>(model.event(name_of(lever)))];
    if (direction.helps) settings.push_back({lever, 1});
    if (direction.hinders) settings.push_back({lever, 0});
  }
  return settings;
}

UnlockAnswer unlock(const Sample& sample, const UnlockQuery& query, const Progress& progress) {
  return Unlocker(sample, query, progress).run();
}

}  // namespace contingent
