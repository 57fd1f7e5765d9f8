#include "contingent/force/world_forces.hpp"

#include <cmath>

namespace contingent {

namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }
}  // namespace

template <int N>
WorldForces<N>::WorldForces(const Model& model)
    : model_(model), graphs_(model), amounts_(model.tasks.size() * model.candidates.size()), last_sum_(model.tasks.size()) {
  for (const BoundRequirement& requirement : model.requirements) {
    Set from;
    for (int w = 0; w < N; ++w) from.word(w) = requirement.from.word(w);
    from_.push_back(from);
    enough_.push_back(static_cast<std::int64_t>(std::ceil(requirement.at_least)));
  }
}

template <int N>
void WorldForces<N>::take_up_group(const Block& block, const ServiceEdges& edges, int group, std::uint64_t worlds) {
  block_ = &block;
  group_ = group;
  graphs_.load(block, edges, group, worlds);
  sets_by_world(block.joins_always, group, joins_always_);
  sets_by_world(block.leads_always, group, leads_always_);
}

template <int N>
void WorldForces<N>::take_up(int world_of_group) {

  world_of_group_ = world_of_group;
  world_ = 64 * group_ + world_of_group;
  for (int task = 0; task < model_.task_count(); ++task) {
    std::int64_t* amounts = amounts_.data() + task * model_.candidate_count();
    for_each(vertices(), [&](int i) { amounts[i] = static_cast<std::int64_t>(block_->amount(model_, task, i)[world_]); });
    last_sum_[at(task)] = {};
  }
  leads_.assign(1, no_lead);
  for (const int lead : model_.named_leads)
    if (vertices().contains(lead) && block_->able[at(lead)].contains(world_)) leads_.push_back(lead);
}

template <int N>
bool WorldForces<N>::any_clause_holds(const BoundBelief& belief, const Set& force, int lead) const {
  for (const BoundClause& clause : belief.clauses)
    if (clause.force_when && block_->active[at(clause.slot)].contains(world_) &&
        holds(*clause.force_when, block_->gates, world_, force, lead))
      return true;
  return false;
}

template <int N>
bool WorldForces<N>::joins(int i, const Set& force, int lead) const {
  return any_clause_holds(model_.joins[at(i)], force, lead);
}

template <int N>
bool WorldForces<N>::able_to_lead(int i, const Set& force) const {
  return leads_always_[world_of_group_].contains(i) || any_clause_holds(model_.leads[at(i)], force, i);
}

template <int N>
bool WorldForces<N>::promising(const Set& with) const {
  for (const int lead : leads_) {
    const Set most = greatest(vertices(), lead);
    if (most.includes(with) && meets_requirements(most, lead)) return true;
  }
  return false;
}

template <int N>
typename WorldForces<N>::Set WorldForces<N>::greatest(Set inside, int lead) const {
  const Set& always = joins_always_[world_of_group_];
  for (bool changed = true; changed;) {
    changed = false;
    for_each(inside - always, [&](int i) {
      if (joins(i, inside, lead)) return;
      inside.erase(i);
      changed = true;
    });
    if (lead != no_lead && !inside.contains(lead)) return {};
  }
  return inside;
}

template <int N>
typename WorldForces<N>::Set WorldForces<N>::least(const Set& inside, int lead) const {
  Set force = inside & joins_always_[world_of_group_];
  for (bool changed = true; changed;) {
    changed = false;
    for_each(inside - force, [&](int i) {
      if (!joins(i, force, lead)) return;
      force.insert(i);
      changed = true;
    });
  }
  return force;
}

template <int N>
std::int64_t WorldForces<N>::amount(int task, const Set& set) const {
  if (task < 0) return set.size();
  const std::int64_t* amounts = amounts_.data() + task * model_.candidate_count();
  auto& known = last_sum_[at(task)];
  if (set == known.first) return known.second;
  std::int64_t sum = 0;
  for_each(set, [&](int i) { sum += amounts[i]; });
  known = {set, sum};
  return sum;
}

template <int N>
std::int64_t WorldForces<N>::preferred(const Set& force) const {
  return amount(model_.prefer, force);
}

template <int N>
bool WorldForces<N>::meets_requirements(const Set& force, int lead) const {
  if (force.empty()) return false;
  if (lead != no_lead && !(force.contains(lead) && able_to_lead(lead, force))) return false;
  for (std::size_t r = 0; r < from_.size(); ++r) {
    const BoundRequirement& requirement = model_.requirements[r];
    bool met = lead != no_lead;
    if (requirement.kind == Requirement::Kind::at_least)
      met = amount(requirement.task, force & from_[r]) >= enough_[r];
    else if (requirement.kind == Requirement::Kind::when)
      met = holds(requirement.when, block_->gates, world_, force, lead);
    else if (lead == no_lead)
      for_each(force, [&](int i) { met = met || able_to_lead(i, force); });
    if (!met) return false;
  }
  return true;
}

template <int N>
bool WorldForces<N>::feasible_uncoordinated() const {
  // Every set that least() gives inside a clique lies in what it gives inside the branch's upper bound.
  struct Branches {
    const WorldForces& forces;
    int lead;
    bool worth(const Set& upper) const { return forces.meets_requirements(forces.least(upper, lead), lead); }
    Search clique(const Set& clique) const { return worth(clique) ? Search::stop : Search::go_on; }
  };
  const auto neighbours = [this](int i) -> const Set& { return graphs_.neighbours(world_of_group_, i); };
  for (const int lead : leads_) {
    Branches branches{*this, lead};
    const Set comers = least(vertices(), lead);
    if (lead != no_lead && !comers.contains(lead)) continue;
    if (!branches.worth(comers)) continue;
    if (search(comers, lead, neighbours, branches) == Search::stop) return true;
  }
  return false;
}

template class WorldForces<1>;
template class WorldForces<2>;
template class WorldForces<4>;

}  // namespace contingent
