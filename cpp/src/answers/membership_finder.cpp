#include <algorithm>
#include <tuple>

#include "contingent/answers/members.hpp"
#include "contingent/force/world_forces.hpp"

namespace contingent {

namespace {

// What the feasible forces of one world have in common, and which of them forms.
template <int N>
struct WorldMembership {
  using Set = ActorSet<N>;
  const WorldForces<N>& forces;
  Set could, in_all, best;
  double best_preferred = -1;

  // A branch whose forces add nobody and cannot be the one that forms tells nothing new, once nobody is in all.
  bool worth(const Set& upper) const {
    return best_preferred < 0 || !in_all.empty() || !could.includes(upper) || may_form(upper, forces.preferred(upper));
  }
  bool may_form(const Set& set, double preferred) const {
    return std::tuple(preferred, set.size()) >= std::tuple(best_preferred, best.size());
  }
  Search force(const Set& set) {
    const double preferred = forces.preferred(set);
    const bool forms = may_form(set, preferred) && (preferred > best_preferred || set.size() > best.size() ||
                                                    earlier(set, best));
    in_all = best_preferred < 0 ? set : in_all & set;
    could |= set;
    if (forms) {
      best = set;
      best_preferred = preferred;
    }
    return Search::go_on;
  }
};

// Stops at the first feasible force.
template <int N>
struct AnyForce {
  bool worth(const ActorSet<N>&) const { return true; }
  Search force(const ActorSet<N>&) const { return Search::stop; }
};

template <int N>
class Finder final : public MembershipFinder {
 public:
  using Set = ActorSet<N>;

  explicit Finder(const Model& model) : model_(model), edges_(model), forces_(model) {
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
    forces_.for_each_world(block, edges_, open, [this](int world) { find_in_world(world); });
    return found_;
  }

 private:
  void find_in_world(int world) {
    WorldMembership<N> membership{forces_, {}, {}, {}};
    forces_.sweep(forces_.vertices(), membership);
    if (membership.best_preferred < 0) return;

    found_.viable.insert(world);
    if (forces_.feasible_uncoordinated()) found_.uncoordinated.insert(world);
    const auto mark = [&](std::vector<Words>& words, const Set& set) {
      for_each(set, [&](int i) { words[static_cast<std::size_t>(i)].insert(world); });
    };
    mark(found_.could, membership.could);
    mark(found_.would, membership.best);
    mark(found_.needed, needed(membership.in_all));
  }

  // Those without whom no force is feasible, among those that the largest force of every clique contains.
  Set needed(const Set& candidates) const {
    Set result = candidates;
    for_each(candidates, [&](int i) {
      if (forces_.sweep(forces_.vertices() - Set::single(i), AnyForce<N>{}) == Search::stop) result.erase(i);
    });
    return result;
  }

  const Model& model_;
  ServiceEdges edges_;
  WorldForces<N> forces_;
  Membership found_;
};

}  // namespace

std::unique_ptr<MembershipFinder> membership_finder(const Model& model) {
  const int n = model.candidate_count();
  if (n <= ActorSet<1>::capacity) return std::make_unique<Finder<1>>(model);
  if (n <= ActorSet<2>::capacity) return std::make_unique<Finder<2>>(model);
  return std::make_unique<Finder<4>>(model);
}

}  // namespace contingent
