#include "binder.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "contingent/support/random.hpp"
#include "quantiles.hpp"

namespace contingent {

namespace {

template <class List, class Matches>
int index_of(const List& list, Matches&& matches) {
  const auto found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? -1 : static_cast<int>(found - list.begin());
}

bool in_group(const Actor& actor, const std::string& group) {
  return std::find(actor.groups.begin(), actor.groups.end(), group) != actor.groups.end();
}

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Model::Model(const Scenario& of, std::uint64_t with_seed)
    : scenario(std::make_shared<const Scenario>(of)), evidence(std::make_shared<const Evidence>(derive(of))), seed(with_seed) {
  Binder(*this).bind();
}

int Model::candidate(const std::string& id) const {
  return index_of(candidates, [&](const Candidate& c) { return c.id == id; });
}
int Model::party(const std::string& id) const {
  return index_of(parties, [&](const Party& p) { return p.id == id; });
}
int Model::event(const std::string& id) const {
  const int event = index_of(scenario->events, [&](const Event& e) { return e.id == id; });
  if (event >= 0) return event;
  const int source = index_of(evidence->sources, [&](const SourceRight& s) { return s.id == id; });
  return source < 0 ? -1 : static_cast<int>(scenario->events.size()) + source;
}
int Model::issue(const std::string& id) const {
  return index_of(scenario->issues, [&](const Issue& i) { return i.id == id; });
}

void Binder::bind() {
  bind_parties();
  bind_events();
  bind_wills();
  bind_acceptances();
  bind_positions();
  bind_requirements();
  bind_offers();
}

void Binder::bind_parties() {
  model_.candidates = contingent::candidates(model_.evidence->scenario);
  for (const Candidate& candidate : model_.candidates) {
    Party party{candidate.id, -1, true, candidate.actor->gatekeeper};
    model_.parties.push_back(party);
  }
  for (const Actor& actor : model_.evidence->scenario.actors)
    if (actor.gatekeeper && !actor.joins) model_.parties.push_back({actor.id, -1, false, true});
  for (const Actor& actor : model_.scenario->actors) {
    if (!actor.gatekeeper) continue;
    const int party = model_.party(actor.id);
    model_.gatekeepers.push_back(party);
    if (actor.gatekeeper_when) model_.parties[at(party)].gatekeeper_gate = gate_number(*actor.gatekeeper_when);
  }
}

void Binder::bind_events() {
  const auto& events = model_.evidence->scenario.events;
  for (const Event& event : events) model_.events.push_back(belief("event:" + event.id, event.belief));
  for (const SourceRight& source : model_.evidence->sources) {
    model_.event_order.push_back(static_cast<int>(model_.events.size()));
    model_.events.push_back(belief("source:" + source.source, certain_chance(source.chance)));
  }
  // Repeatedly the first event all of whose parents are placed; there is no circle. Sources have no parents.
  std::vector<bool> placed(model_.events.size(), false);
  for (const int source : model_.event_order) placed[at(source)] = true;
  const auto ready = [&](const Event& event) {
    bool all = true;
    for (const Clause& clause : event.belief.clauses)
      if (clause.when)
        for_each_leaf(*clause.when, [&](const Condition& leaf) { all &= placed[at(model_.event(leaf.name))]; });
    return all;
  };
  while (model_.event_order.size() < model_.events.size())
    for (std::size_t e = 0; e < events.size(); ++e)
      if (!placed[e] && ready(events[e])) {
        model_.event_order.push_back(static_cast<int>(e));
        placed[e] = true;
      }
}

void Binder::bind_wills() {
  for (const Candidate& candidate : model_.candidates) {
    model_.joins.push_back(belief("joins:" + candidate.id, *candidate.actor->joins));
    model_.leads.push_back(candidate.actor->leads ? belief("leads:" + candidate.id, *candidate.actor->leads)
                                                  : BoundBelief{});
  }
}

// The entry of `accepts` that speaks of the target: its own name, its pool's, the first of its groups, or all.
const Acceptance* Binder::acceptance(const Actor& judge, const Candidate& target) const {
  const Acceptance* of_group = nullptr;
  const Acceptance* of_all = nullptr;
  for (const Acceptance& entry : judge.accepts) {
    if (entry.target == target.actor->id) return &entry;
    if (!of_group && in_group(*target.actor, entry.target)) of_group = &entry;
    if (entry.target == "*") of_all = &entry;
  }
  return of_group ? of_group : of_all;
}

void Binder::bind_acceptances() {
  model_.acceptance_of.assign(model_.parties.size() * model_.candidates.size(), -1);
  for (int judge = 0; judge < model_.party_count(); ++judge) {
    const Party& party = model_.parties[at(judge)];
    const Actor* actor =
        party.candidate ? model_.candidates[at(judge)].actor
                        : &*std::find_if(model_.evidence->scenario.actors.begin(), model_.evidence->scenario.actors.end(),
                                         [&](const Actor& a) { return a.id == party.id; });
    for (int target = 0; target < model_.candidate_count(); ++target) {
      const Candidate& candidate = model_.candidates[at(target)];
      const Acceptance* said = judge == target ? nullptr : acceptance(*actor, candidate);
      if (!said) continue;
      model_.acceptance_of[at(judge * model_.candidate_count() + target)] = static_cast<int>(model_.acceptances.size());
      model_.acceptances.push_back({judge, target, said->target, belief("accepts:" + party.id + "/" + candidate.id, said->belief)});
    }
  }
}

void Binder::bind_positions() {
  model_.position_of.assign(model_.parties.size() * at(model_.issue_count()), -1);
  for (int p = 0; p < model_.party_count(); ++p) {
    const std::string& id = model_.parties[at(p)].id;
    const Actor* actor = p < model_.candidate_count()
                             ? model_.candidates[at(p)].actor
                             : &*std::find_if(model_.scenario->actors.begin(), model_.scenario->actors.end(),
                                              [&](const Actor& a) { return a.id == id; });
    for (const Position& position : actor->positions) {
      const int issue = model_.issue(position.issue);
      const std::string name = id + "/" + position.issue;
      model_.position_of[at(p * model_.issue_count() + issue)] = static_cast<int>(model_.positions.size());
      model_.positions.push_back({p, issue, quantity("ideal:" + name, position.ideal, position_unit),
                                  quantity("tolerance:" + name, position.tolerance, position_unit)});
    }
  }
}

void Binder::bind_requirements() {
  for (std::size_t r = 0; r < model_.scenario->requirements.size(); ++r) {
    const Requirement& requirement = model_.scenario->requirements[r];
    if (requirement.kind == Requirement::Kind::lead && !requirement.lead) continue;
    BoundRequirement bound;
    bound.number = static_cast<int>(r);
    bound.kind = requirement.kind;
    if (requirement.kind == Requirement::Kind::when) bound.when = force_condition(*requirement.when);
    if (requirement.kind == Requirement::Kind::at_least) {
      bound.task = task_number(requirement.of);
      bound.at_least = bound.task < 0 ? requirement.at_least : std::round(requirement.at_least / quantity_unit);
      for (int c = 0; c < model_.candidate_count(); ++c) {
        const Actor& actor = *model_.candidates[at(c)].actor;
        const auto& ids = requirement.from_ids;
        const bool counts = !requirement.from_group.empty()
                                ? in_group(actor, requirement.from_group) || actor.id == requirement.from_group
                                : ids.empty() || std::find(ids.begin(), ids.end(), actor.id) != ids.end();
        if (counts) bound.from.insert(c);
      }
    }
    model_.requirements.push_back(std::move(bound));
  }
  model_.prefer = model_.scenario->prefer.empty() ? -1 : task_number(model_.scenario->prefer);
}

void Binder::bind_offers() {
  for (int c = 0; c < model_.candidate_count(); ++c)
    for (const Offer& offer : model_.candidates[at(c)].actor->offers) {
      const int task = index_of(model_.tasks, [&](const std::string& t) { return t == offer.task; });
      if (task >= 0)
        model_.offers.push_back(
            {c, task, quantity("offer:" + model_.candidates[at(c)].id + "/" + offer.task, offer.amount, quantity_unit)});
    }
}

int Binder::task_number(const std::string& task) {
  if (task == "members") return -1;
  const int known = index_of(model_.tasks, [&](const std::string& t) { return t == task; });
  if (known >= 0) return known;
  model_.tasks.push_back(task);
  return model_.task_count() - 1;
}

}  // namespace contingent
