#include "contingent/answers/lever_effects.hpp"
#include "contingent/force/feasible.hpp"
#include "contingent/force/lane_search.hpp"
#include "contingent/force/world_forces.hpp"

namespace contingent {

namespace {

class CoalitionFinder final : public TargetFinder {
 public:
  explicit CoalitionFinder(const Members& members) : members_(members) {}
  Words find(const Model& model, const Block& block, const Words& among) override {
    return worlds_where_feasible(model, block, members_).feasible & among;
  }
  Words find_again(const Model& model, const Block& block, const Members&, const Words& among) override {
    return find(model, block, among);
  }

 private:
  Members members_;
};

// Stops at the first feasible force that contains everybody of `members`.
template <int N>
struct ForceWith {
  ActorSet<N> members;
  bool worth(const ActorSet<N>& upper, int) const { return upper.includes(members); }
  Search force(const ActorSet<N>& force, int) const { return force.includes(members) ? Search::stop : Search::go_on; }
};

constexpr int few = 12;  // vertices: a world of so many is searched as quickly as it is written plainly

template <int N>
class ForceFinder final : public TargetFinder {
 public:
  ForceFinder(const Model& model, const Target& target)
      : edges_(model, true), varied_edges_(model, true), candidate_(target.kind == Target::Kind::could ? target.candidate : -1) {
    if (candidate_ >= 0) with_.insert(candidate_);
  }

  Words find(const Model& model, const Block& block, const Words& among) override {
    edges_.find(model, block);
    varied_edges_ = edges_;
    last_touched_ = {};
    return search(model, block, edges_, among);
  }
  Words find_again(const Model& model, const Block& block, const Members& touched, const Words& among) override {
    if (!among.any()) return among;
    varied_edges_.find_of(model, block, touched | last_touched_);  // the latter back to what they were
    last_touched_ = touched;
    return search(model, block, varied_edges_, among);
  }

 private:
  Words search(const Model& model, const Block& block, const ServiceEdges& edges, const Words& among) {
    WorldForces<N> forces(model);
    Words met;
    Words larger;
    forces.for_each_world(block, edges, among & block.gatekeepers_agree, [&](int world) {
      if (forces.vertices().size() <= few) {
        if (forces.sweep(forces.vertices(), ForceWith<N>{with_}) == Search::stop) met.insert(world);
      } else if (forces.promising(with_)) {
        larger.insert(world);
      }
    });
    if (!larger.any()) return met;
    PlainWorlds<N> plain(model, candidate_);
    const auto done = [&](const PlainMembership& found) {
      if (found.viable) met.insert(found.world);
    };
    search_plainly(block, edges, larger, forces, plain, lanes_, done, [&](int world) {
      if (forces.sweep(forces.vertices(), ForceWith<N>{with_}) == Search::stop) met.insert(world);
    });
    return met;
  }

  ServiceEdges edges_, varied_edges_;  // of the block, and of the variant last looked at
  Members last_touched_;
  int candidate_;  // that a force must contain, or -1
  ActorSet<N> with_;
  LaneSearch lanes_{LaneQuestion::viable};
};

}  // namespace

std::unique_ptr<TargetFinder> target_finder(const Model& model, const Target& target) {
  if (target.kind == Target::Kind::coalition) return std::make_unique<CoalitionFinder>(target.coalition);
  const int n = model.candidate_count();
  if (n <= ActorSet<1>::capacity) return std::make_unique<ForceFinder<1>>(model, target);
  if (n <= ActorSet<2>::capacity) return std::make_unique<ForceFinder<2>>(model, target);
  return std::make_unique<ForceFinder<4>>(model, target);
}

}  // namespace contingent
