#include "contingent/answers/blocks.hpp"

#include <algorithm>

#include "directions.hpp"
#include "variants.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Tally {
  std::uint64_t failing = 0, one = 0, two = 0, more = 0, beyond = 0;
  std::vector<std::uint64_t> alone, together;  // by setting; by pair, see Blocks::pair

  void operator+=(const Tally& other) {
    failing += other.failing;
    one += other.one;
    two += other.two;
    more += other.more;
    beyond += other.beyond;
    for (std::size_t s = 0; s < alone.size(); ++s) alone[s] += other.alone[s];
    for (std::size_t p = 0; p < together.size(); ++p) together[p] += other.together[p];
  }
};

// Which settings no set can do without, by world: where all settings free it, but not all without this one.
struct Indispensable {
  std::vector<Words> of;  // by setting
  Words none, one, two;   // worlds by their number of such settings

  explicit Indispensable(const Words& worlds) : none(worlds) {}
  void add(const Words& worlds) {
    of.push_back(worlds);
    two = (two - worlds) | (one & worlds);
    one = (one - worlds) | (none & worlds);
    none -= worlds;
  }
  // Where the pair has all of them.
  Words within(std::size_t a, std::size_t b) const { return none | (one & (of[a] | of[b])) | (two & of[a] & of[b]); }
};

class Blocks {
 public:
  Blocks(const Sample& sample, const Target& target, const Progress& progress) : sample_(sample), target_(target), everything_(*sample.model) {
    const Model& model = *sample.model;
    const std::vector<Direction> directions = event_directions(model);
    for (const LeverSetting& setting : helpful_settings(model))
      if (only_helps(model, directions, setting)) settings_.push_back(setting);
    everything_ = with_levers(model, settings_);
    for (std::size_t s = 0; s < settings_.size(); ++s) {
      heed(progress);
      std::vector<LeverSetting> others = settings_;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(s));
      all_but_.push_back(with_levers(model, others));
      single_.push_back(with_levers(model, {settings_[s]}));
    }
  }

  Tally run(const Progress& progress) {
    Tally total;
    total.alone.resize(settings_.size());
    total.together.resize(settings_.size() * settings_.size());
    std::vector<Tally> tallies(at(std::max(1, sample_.threads)), total);
    for_each_block_with_finder(sample_, target_, progress, [&](int thread, const Block& block, VariantFinder& finder) {
      const Words failing = block.worlds - finder.take_up(block);
      if (failing.any()) look_into(finder, failing, tallies[at(thread)]);
    });
    for (const Tally& tally : tallies) total += tally;
    return total;
  }

  const std::vector<LeverSetting>& settings() const { return settings_; }
  std::size_t pair(std::size_t a, std::size_t b) const { return a * settings_.size() + b; }

 private:
  void look_into(VariantFinder& finder, const Words& failing, Tally& tally) const {
    const Words free = finder.find(everything_, failing);
    Indispensable indispensable(free);
    std::vector<Words> alone;
    Words by_one;
    for (std::size_t s = 0; s < settings_.size(); ++s) {
      alone.push_back(finder.find(single_[s], free));
      by_one |= alone.back();
      tally.alone[s] += count(alone.back());
      indispensable.add(free - finder.find(all_but_[s], free));
    }
    Words by_two;
    for (std::size_t a = 0; a < settings_.size(); ++a)
      for (std::size_t b = a + 1; b < settings_.size(); ++b) {
        const Words possible = indispensable.within(a, b) - alone[a] - alone[b];
        if (!possible.any() || settings_[a].lever == settings_[b].lever) continue;
        check_for_stop();
        const Words together = finder.find(with_lever(single_[a], settings_[b].lever, settings_[b].value), possible);
        tally.together[pair(a, b)] += count(together);
        by_two |= together;
      }
    by_two -= by_one;
    tally.failing += count(failing);
    tally.one += count(by_one);
    tally.two += count(by_two);
    tally.more += count(free - by_one - by_two);
    tally.beyond += count(failing - free);
  }

  const Sample& sample_;
  const Target& target_;
  std::vector<LeverSetting> settings_;
  Model everything_;
  std::vector<Model> single_, all_but_;
};

}  // namespace

BlocksAnswer blocks(const Sample& sample, const Target& target, const Progress& progress) {
  Blocks blocks(sample, target, progress);
  const Tally tally = blocks.run(progress);
  const auto of_failing = [&](std::uint64_t worlds) { return share(worlds, tally.failing); };
  const std::vector<LeverSetting>& settings = blocks.settings();
  BlocksAnswer answer{share(tally.failing, sample.count), {},  {}, of_failing(tally.one), of_failing(tally.two),
                      of_failing(tally.more),          of_failing(tally.beyond)};
  for (std::size_t a = 0; a < settings.size(); ++a) {
    answer.levers.push_back({settings[a], of_failing(tally.alone[a])});
    for (std::size_t b = a + 1; b < settings.size(); ++b)
      if (const std::uint64_t worlds = tally.together[blocks.pair(a, b)]; worlds != 0)
        answer.pairs.push_back({settings[a], settings[b], of_failing(worlds)});
  }
  std::stable_sort(answer.pairs.begin(), answer.pairs.end(), [](const BlockingPair& x, const BlockingPair& y) {
    return x.together.count > y.together.count;
  });
  return answer;
}

}  // namespace contingent
