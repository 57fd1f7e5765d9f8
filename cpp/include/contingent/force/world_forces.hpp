// The feasible forces of one world: leads, fixed points, requirements.
//
// Fix a lead and a clique K. Whether a member's conditions hold only grows with the force, so deleting members whose
// conditions fail, until none does, ends in the one largest set inside K that wants to serve together (the greatest fixed
// point); every feasible force inside K lies in it, and requirements only grow too, so some feasible force lies inside
// K iff that set meets them. One sweep over maximal cliques thus speaks for all 2^n coalitions.
//
// Leads that no condition names are alike but for the requirement of a lead, so one sweep without a named lead serves
// for all of them and for none; each named lead has a sweep of its own over the cliques that contain it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "contingent/graph/cliques.hpp"
#include "contingent/graph/service_graph.hpp"
#include "contingent/worlds/block.hpp"

namespace contingent {

template <int N>
class WorldForces {
 public:
  using Set = ActorSet<N>;

  explicit WorldForces(const Model& model);

  /// Takes up the given worlds of a drawn block, one after the other, and calls visit(world) for each. What follows
  /// speaks of the world taken up.
  template <class Visit>
  void for_each_world(const Block& block, const ServiceEdges& edges, const Words& worlds, Visit&& visit);
  /// The same by hand: a group of worlds, of which some will be asked about, then one of those.
  void take_up_group(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds);
  void take_up(int world_of_group);
  ServiceGraphs<N>& graphs() { return graphs_; }
  /// Of the group: who joins, and who is able to lead, whatever the force.
  const Set& joins_always(int world_of_group) const { return joins_always_[world_of_group]; }
  const Set& leads_always(int world_of_group) const { return leads_always_[world_of_group]; }

  /// Those who would join at best, are admitted, and can live with the gatekeepers' ranges.
  const Set& vertices() const { return graphs_.vertices(world_of_group_); }
  /// no_lead, then the named leads that are vertices here and able at best: the leads that matter.
  const std::vector<int>& leads() const { return leads_; }

  /// Whether a force with `with` is not ruled out before anybody's ranges are compared. Cheap.
  bool promising(const Set& with) const;

  /// The largest set inside K that wants to serve together under the lead; empty where the lead itself would leave.
  Set greatest(Set inside, int lead) const;
  /// Those inside K who come if nobody coordinates: first who joins unconditionally, then whom they bring, and so on.
  Set least(const Set& inside, int lead) const;
  /// Whether i, a member, is able to lead this force.
  bool able_to_lead(int i, const Set& force) const;
  /// Whether a set that wants to serve together under the lead is a feasible force: it meets every requirement, and the
  /// lead, where one is named, is able to lead it.
  bool meets_requirements(const Set& force, int lead) const;
  /// How much of the scenario's `prefer` quantity a set brings, in quantity_units, or its members.
  std::int64_t preferred(const Set& force) const;

  /// Calls visit.force(S, lead) with the largest feasible force S inside each maximal clique, under each lead that matters,
  /// leaving out branches that are not visit.worth(U, lead): U includes every force of the branch. `inside` narrows the
  /// search to some of the vertices. Stops when visit.force says so.
  template <class Visit>
  Search sweep(const Set& inside, Visit&& visit) const;

  /// Whether some force is feasible among those that least() gives.
  bool feasible_uncoordinated() const;

 private:
  bool joins(int i, const Set& force, int lead) const;
  bool any_clause_holds(const BoundBelief& belief, const Set& force, int lead) const;
  std::int64_t amount(int task, const Set& set) const;
  template <class Neighbours, class Visit>
  Search search(const Set& vertices, int lead, Neighbours neighbours, Visit& visit) const;

  const Model& model_;
  const Block* block_ = nullptr;
  mutable ServiceGraphs<N> graphs_;  // whose rows are found when they are asked for
  Set joins_always_[64], leads_always_[64];
  std::vector<Set> from_;          // by requirement
  std::vector<std::int64_t> enough_;   // by requirement: the amount or number asked for
  std::vector<std::int64_t> amounts_;  // [task][candidate] in this world
  mutable std::vector<std::pair<Set, std::int64_t>> last_sum_;  // by task: the same set is often asked about again
  std::vector<int> leads_;
  int group_ = 0, world_of_group_ = 0, world_ = 0;
};

template <int N>
template <class Visit>
void WorldForces<N>::for_each_world(const Block& block, const ServiceEdges& edges, const Words& worlds, Visit&& visit) {
  for (int group = 0; group < block_words; ++group) {
    std::uint64_t rest = worlds.word[static_cast<std::size_t>(group)];
    if (rest != 0) take_up_group(block, edges, group, rest);
    for (; rest != 0; rest &= rest - 1) {
      check_for_stop();
      take_up(std::countr_zero(rest));
      visit(world_);
    }
  }
}

template <int N>
template <class Neighbours, class Visit>
Search WorldForces<N>::search(const Set& vertices, int lead, Neighbours neighbours, Visit& visit) const {
  graphs_.find(*block_, group_, world_of_group_);
  CliqueSearch<N, Neighbours, Visit> cliques(neighbours, visit);
  return lead == no_lead ? cliques.run(vertices) : cliques.run_with(lead, vertices);
}

template <int N>
template <class Visit>
Search WorldForces<N>::sweep(const Set& inside, Visit&& visit) const {
  struct Branches {
    const WorldForces& forces;
    Visit& visit;
    int lead;
    Set upper{}, largest{};  // the branch last looked at; often the clique itself
    bool feasible = false;

    void look_at(const Set& branch) {
      if (branch == upper) return;
      upper = branch;
      largest = forces.greatest(branch, lead);
      feasible = forces.meets_requirements(largest, lead);
    }
    bool worth(const Set& branch) {
      look_at(branch);
      return feasible && visit.worth(largest, lead);
    }
    Search clique(const Set& clique) {
      look_at(clique);
      return feasible ? visit.force(largest, lead) : Search::go_on;
    }
  };
  const auto neighbours = [this](int i) -> const Set& { return graphs_.neighbours(world_of_group_, i); };
  for (const int lead : leads_) {
    Branches branches{*this, visit, lead};
    const Set most = greatest(inside, lead);
    if (branches.worth(most) && search(most, lead, neighbours, branches) == Search::stop) return Search::stop;
  }
  return Search::go_on;
}

extern template class WorldForces<1>;
extern template class WorldForces<2>;
extern template class WorldForces<4>;

}  // namespace contingent
