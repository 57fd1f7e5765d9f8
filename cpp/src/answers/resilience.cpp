#include "contingent/answers/resilience.hpp"

#include <algorithm>
#include <optional>

#include "contingent/force/feasible.hpp"
#include "contingent/force/world_forces.hpp"

namespace contingent {

namespace {

struct Tally {
  std::uint64_t worlds = 0;
  std::vector<std::uint64_t> survives;  // by member
  std::vector<std::uint64_t> follows;   // by member who walks out, then by member who follows

  explicit Tally(std::size_t size) : survives(size), follows(size * size) {}
  void operator+=(const Tally& other) {
    worlds += other.worlds;
    for (std::size_t i = 0; i < survives.size(); ++i) survives[i] += other.survives[i];
    for (std::size_t i = 0; i < follows.size(); ++i) follows[i] += other.follows[i];
  }
};

// The worlds of a thread, one after the other. Four words serve coalitions of any scenario.
class WalkOuts {
 public:
  using Set = ActorSet<4>;

  WalkOuts(const Model& model, const Members& members)
      : model_(model), members_(members), edges_(model), forces_(model), tally(static_cast<std::size_t>(members.size())) {}

  void add(const Block& block) {
    const Words feasible = worlds_where_feasible(model_, block, members_).feasible;
    if (!feasible.any()) return;
    edges_.find(model_, block);
    forces_.for_each_world(block, edges_, feasible, [this](int) { add_world(); });
  }

 private:
  struct Left {
    Set members;
    bool feasible = false;
  };

  Left without(int walker) const {
    Left best;
    for (const int lead : forces_.leads()) {
      if (lead == walker || (lead != no_lead && !members_.contains(lead))) continue;
      const Set left = forces_.greatest(members_ - Set::single(walker), lead);
      if (lead != no_lead && !(left.contains(lead) && forces_.able_to_lead(lead, left))) continue;
      const bool feasible = forces_.meets_requirements(left, lead);
      if (feasible > best.feasible || (feasible == best.feasible && left.size() > best.members.size()))
        best = {left, feasible};
    }
    return best;
  }

  void add_world() {
    ++tally.worlds;
    std::size_t walker_number = 0;
    for_each(members_, [&](int walker) {
      const Left left = without(walker);
      tally.survives[walker_number] += left.feasible;
      std::size_t number = 0;
      for_each(members_, [&](int other) {
        tally.follows[walker_number * tally.survives.size() + number] += other != walker && !left.members.contains(other);
        ++number;
      });
      ++walker_number;
    });
  }

  const Model& model_;
  const Members members_;
  ServiceEdges edges_;
  WorldForces<4> forces_;

 public:
  Tally tally;
};

}  // namespace

ResilienceAnswer resilience(const Sample& sample, const Members& members, const Progress& progress) {
  const auto size = static_cast<std::size_t>(members.size());
  std::vector<std::optional<WalkOuts>> threads(static_cast<std::size_t>(std::max(1, sample.threads)));
  for_each_drawn_block(sample, members, true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    auto& walk_outs = threads[static_cast<std::size_t>(thread)];
    if (!walk_outs) walk_outs.emplace(*sample.model, members);
    walk_outs->add(block);
  });
  Tally total(size);
  for (const auto& thread : threads)
    if (thread) total += thread->tally;

  ResilienceAnswer answer;
  std::size_t number = 0;
  for_each(members, [&](int i) {
    WalkOut walk_out{i, share(total.survives[number], total.worlds), {}};
    for (std::size_t other = 0; other < size; ++other)
      walk_out.follows.push_back(share(total.follows[number * size + other], total.worlds));
    if (number == 0 || walk_out.survives.count < answer.worst.count) answer.worst = walk_out.survives;
    answer.mean += walk_out.survives.value / static_cast<double>(size);
    answer.by_member.push_back(std::move(walk_out));
    ++number;
  });
  return answer;
}

}  // namespace contingent
