#include <algorithm>

#include "checker.hpp"

namespace contingent {

namespace {

// Who a condition may name.
enum class MayName { events_only, members_too };

class ConditionCheck {
 public:
  ConditionCheck(const Names& names, Findings& findings) : names_(names), findings_(findings) {}

  /// `self` is the actor whose belief it is: it cannot wait for itself.
  void check(const Condition& condition, const std::string& where, MayName may_name, const Actor* self, bool may_wait_for_own_lead) {
    where_ = &where;
    may_name_ = may_name;
    self_ = self;
    may_wait_for_own_lead_ = may_wait_for_own_lead;
    visit(condition, false);
  }

 private:
  void visit(const Condition& condition, bool negated) {
    if (condition.kind == Condition::Kind::name) name(condition.name, negated);
    if (condition.kind == Condition::Kind::leads) lead(condition.name, negated);
    for (const Condition& part : condition.parts) visit(part, negated || condition.kind == Condition::Kind::negation);
  }

  void name(const std::string& id, bool negated) {
    if (names_.events.contains(id)) return;
    if (refused(id, negated)) return;
    if (self_ && id == self_->id)
      findings_.add(*where_, in_quotes(id) + " itself", "events and other candidates");
  }

  void lead(const std::string& id, bool negated) {
    if (names_.events.contains(id)) {
      findings_.add(*where_, "leads(" + id + ")", "the id of a candidate that can lead", in_quotes(id) + " is an event");
      return;
    }
    if (refused(id, negated)) return;
    if (!names_.actors.at(id)->leads)
      findings_.add(*where_, "leads(" + id + ")", "the id of a candidate that can lead", "give " + in_quotes(id) + " a \"leads\"");
    else if (self_ && id == self_->id && !may_wait_for_own_lead_)
      findings_.add(*where_, "leads(" + id + ")", "events and other candidates", "its own lead cannot be a reason to lead");
  }

  // Whether an id that is no event may not stand here: then that is said.
  bool refused(const std::string& id, bool negated) {
    if (names_.is_candidate(id)) {
      if (may_name_ == MayName::events_only)
        findings_.add(*where_, "the candidate " + in_quotes(id), "events only", "this does not depend on who is in the force");
      else if (negated)
        findings_.add(*where_, "\"not\" over the candidate " + in_quotes(id), "\"not\" over events only",
                      "a member may never break a condition; what a partner breaks is written under accepts");
      return may_name_ == MayName::events_only || negated;
    }
    const char* expected = may_name_ == MayName::events_only ? "the id of an event" : "the id of an event or of a candidate";
    if (names_.actors.contains(id))
      findings_.add(*where_, "the actor " + in_quotes(id), expected, "a candidate is an actor with \"joins\"");
    else if (names_.pools.contains(id))
      findings_.add(*where_, "the pool " + in_quotes(id), expected, "who is in a pool is not known by name");
    else if (names_.groups.contains(id))
      findings_.add(*where_, "the group " + in_quotes(id), expected, "write at_least(1, ...) over the members you mean");
    else
      findings_.unknown(*where_, id, expected, [&] { return known(); });
    return true;
  }

  std::vector<std::string> known() const {
    std::vector<std::string> ids;
    for (const auto& [id, place] : names_.events) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    if (may_name_ == MayName::members_too) ids.insert(ids.end(), names_.candidate_ids.begin(), names_.candidate_ids.end());
    return ids;
  }

  const Names& names_;
  Findings& findings_;
  const std::string* where_ = nullptr;
  MayName may_name_ = MayName::events_only;
  const Actor* self_ = nullptr;
  bool may_wait_for_own_lead_ = false;
};

bool mentions_members(const Condition& condition, const Names& names) {
  bool mentions = false;
  for_each_leaf(condition, [&](const Condition& leaf) {
    mentions |= leaf.kind == Condition::Kind::leads || !names.events.contains(leaf.name);
  });
  return mentions;
}

// Where a clause mentions members, whoever makes it hold must not lower the chance: no later clause may offer more. A derived
// chance is lifted to the later ones where it is drawn.
void check_monotone(const Belief& belief, const BeliefPlace& place, const Names& names, Findings& findings) {
  std::vector<double> most_later(belief.clauses.size() + 1, 0);
  for (std::size_t k = belief.clauses.size(); k-- > 0;) most_later[k] = std::max(most_later[k + 1], belief.clauses[k].chance);
  for (std::size_t k = 0; k < belief.clauses.size(); ++k) {
    const Clause& clause = belief.clauses[k];
    if (clause.when && !clause.from_claims && clause.chance < most_later[k + 1] && mentions_members(*clause.when, names))
      findings.add(place.chance(k), number_text(clause.chance),
                   "at least " + number_text(most_later[k + 1]) + ", the chance of a later clause",
                   "where a clause mentions members, chances may not rise down the list");
  }
}

void check_reachable(const Belief& belief, const BeliefPlace& place, Findings& findings) {
  for (std::size_t k = 0; k + 1 < belief.clauses.size(); ++k)
    if (!belief.clauses[k].when) {
      findings.add(place.clause(k), "a clause without \"when\" before others", "\"when\" in every clause but the last",
                   "the clauses after it can never be reached");
      return;
    }
  for (std::size_t k = 1; k < belief.clauses.size(); ++k)
    for (std::size_t earlier = 0; earlier < k; ++earlier)
      if (belief.clauses[k].when && belief.clauses[k].when == belief.clauses[earlier].when) {
        findings.add(place.when(k), "the condition of clause " + std::to_string(earlier) + " again", "another condition",
                     "this clause can never be reached");
        break;
      }
}

class BeliefCheck {
 public:
  BeliefCheck(const Names& names, Findings& findings) : names_(names), findings_(findings), conditions_(names, findings) {}

  void check(const Belief& belief, const std::string& where, MayName may_name, const Actor* self = nullptr,
             bool may_wait_for_own_lead = false, bool is_event = false) {
    const BeliefPlace place(belief, where, is_event);
    check_claims(belief.reasons, where, names_, findings_);
    for (std::size_t k = 0; k < belief.clauses.size(); ++k) {
      const Clause& clause = belief.clauses[k];
      if (!clause.from_claims) check_range(clause.chance, 0, 1, place.chance(k), "a chance", findings_);
      if (clause.when) conditions_.check(*clause.when, place.when(k), may_name, self, may_wait_for_own_lead);
      check_claims(clause.reasons, place.clause(k), names_, findings_);
    }
    if (belief.clauses.size() > static_cast<std::size_t>(max_clauses))
      findings_.add(is_event ? where + "/chance" : where, std::to_string(belief.clauses.size()) + " clauses",
                    "at most " + std::to_string(max_clauses));
    else
      check_reachable(belief, place, findings_);
    if (may_name == MayName::members_too) check_monotone(belief, place, names_, findings_);
  }

  void check_actor(const Actor& actor, const std::string& where) {
    if (actor.joins) check(*actor.joins, where + "/joins", MayName::members_too, &actor, true);
    if (actor.leads) check(*actor.leads, where + "/leads", MayName::members_too, &actor);
    if (actor.gatekeeper_when)
      conditions_.check(*actor.gatekeeper_when, where + "/gatekeeper", MayName::events_only, nullptr, false);
    for (const Acceptance& acceptance : actor.accepts)
      check(acceptance.belief, pointer(where + "/accepts", acceptance.target), MayName::events_only);
  }

 private:
  const Names& names_;
  Findings& findings_;
  ConditionCheck conditions_;
};

}  // namespace

void check_beliefs(const Scenario& scenario, const Names& names, Findings& findings) {
  BeliefCheck beliefs(names, findings);
  for (const Event& event : scenario.events)
    beliefs.check(event.belief, pointer("/events", event.id), MayName::events_only, nullptr, false, true);
  for_each_actor(scenario, [&](const Actor& actor, const std::string& where) { beliefs.check_actor(actor, where); });
  ConditionCheck conditions(names, findings);
  for (const Requirement& requirement : scenario.requirements)
    if (requirement.when)
      conditions.check(*requirement.when, pointer("/requirements", requirement.id) + "/when", MayName::members_too, nullptr, true);
}

}  // namespace contingent
