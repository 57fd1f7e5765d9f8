#include <algorithm>
#include <tuple>

#include "contingent/answers/members.hpp"
#include "contingent/force/lane_search.hpp"
#include "contingent/force/world_forces.hpp"

namespace contingent {

namespace {

// What the feasible forces of one world have in common, and which of them forms.
template <int N>
struct WorldMembership {
  using Set = ActorSet<N>;
  const WorldForces<N>& forces;
  Set could, best;
  Set needed;  // those without whom none of the forces seen so far leaves a feasible one
  std::int64_t best_preferred = -1;
  bool uncoordinated = false;

  bool viable() const { return best_preferred >= 0; }

  // Whether a branch could tell something new: while anybody is needed, any; else one more who could, or another that forms.
  bool worth(const Set& upper, int) const {
    return !viable() || !needed.empty() || !could.includes(upper) || may_form(upper, forces.preferred(upper));
  }

  Search force(const Set& set, int lead) {
    const std::int64_t preferred = forces.preferred(set);
    const bool forms = may_form(set, preferred) &&
                       (preferred > best_preferred || set.size() > best.size() || earlier(set, best));
    needed = viable() ? needed & set : set;
    needed -= dispensable(set, lead);
    could |= set;
    uncoordinated = uncoordinated || forces.meets_requirements(forces.least(set, lead), lead);
    if (forms) {
      best = set;
      best_preferred = preferred;
    }
    return Search::go_on;
  }

 private:
  bool may_form(const Set& set, std::int64_t preferred) const {
    return std::tuple(preferred, set.size()) >= std::tuple(best_preferred, best.size());
  }
  // Of the needed, those who may stay away from a force inside `upper`: all who are not in it, and those without whom
  // what is left of it is feasible still.
  Set dispensable(const Set& upper, int lead) const {
    Set result = needed - upper;
    for_each(needed & upper, [&](int i) {
      if (forces.meets_requirements(forces.greatest(upper - Set::single(i), lead), lead)) result.insert(i);
    });
    return result;
  }
};

template <int N>
class Finder final : public MembershipFinder {
 public:
  using Set = ActorSet<N>;

  explicit Finder(const Model& model)
      : model_(model), edges_(model), forces_(model), plain_(model), lanes_(LaneQuestion::membership) {
    for (auto* words : {&found_.could, &found_.would, &found_.needed}) words->resize(model.candidates.size());
  }

  const Membership& find(const Block& block) override {
    found_.viable = found_.uncoordinated = Words::none();
    for (auto* words : {&found_.could, &found_.would, &found_.needed})
      std::fill(words->begin(), words->end(), Words::none());
    Words open;
    for (const int i : block.scope) open |= block.compatible[static_cast<std::size_t>(i)];
    open &= block.gatekeepers_agree;
    if (!open.any()) return found_;
    edges_.find(model_, block);
    unsure_ = Words::none();
    search_plainly(block, edges_, open, forces_, plain_, lanes_, [this](const PlainMembership& found) { take(found); },
                   [this](int world) { find_in_world(world); });
    forces_.for_each_world(block, edges_, unsure_, [this](int world) {
      if (forces_.feasible_uncoordinated()) found_.uncoordinated.insert(world);
    });
    return found_;
  }

 private:
  void find_in_world(int world) {
    WorldMembership<N> membership{forces_, {}, {}, {}};
    forces_.sweep(forces_.vertices(), membership);
    if (!membership.viable()) return;
    found_.viable.insert(world);
    if (membership.uncoordinated || forces_.feasible_uncoordinated()) found_.uncoordinated.insert(world);
    const auto mark = [&](std::vector<Words>& words, const Set& set) {
      for_each(set, [&](int i) { words[static_cast<std::size_t>(i)].insert(world); });
    };
    mark(found_.could, membership.could);
    mark(found_.would, membership.best);
    mark(found_.needed, membership.needed);
  }

  void take(const PlainMembership& found) {
    if (!found.viable) return;
    found_.viable.insert(found.world);
    (found.uncoordinated ? found_.uncoordinated : unsure_).insert(found.world);
    const auto mark = [&](std::vector<Words>& words, Ranks set) {
      for (; set != 0; set &= set - 1)
        words[static_cast<std::size_t>(found.candidates[std::countr_zero(set)])].insert(found.world);
    };
    mark(found_.could, found.could);
    mark(found_.would, found.best);
    mark(found_.needed, found.needed);
  }

  const Model& model_;
  ServiceEdges edges_;
  WorldForces<N> forces_;
  PlainWorlds<N> plain_;
  LaneSearch lanes_;
  Membership found_;
  Words unsure_;  // whether a force would form though nobody coordinates
};

}  // namespace

std::unique_ptr<MembershipFinder> membership_finder(const Model& model) {
  const int n = model.candidate_count();
  if (n <= ActorSet<1>::capacity) return std::make_unique<Finder<1>>(model);
  if (n <= ActorSet<2>::capacity) return std::make_unique<Finder<2>>(model);
  return std::make_unique<Finder<4>>(model);
}

}  // namespace contingent
