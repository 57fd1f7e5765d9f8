#include "contingent/history/steps.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "contingent/evidence/reports.hpp"
#include "contingent/history/snapshot.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

using Ids = std::set<std::string>;

void add_derived(const Belief& belief, Ids& ids) {
  for (const Clause& clause : belief.clauses)
    if (clause.from_claims) ids.insert(clause.reasons.claims.begin(), clause.reasons.claims.end());
}

void add_derived(const Actor& actor, Ids& ids) {
  if (actor.joins) add_derived(*actor.joins, ids);
  if (actor.leads) add_derived(*actor.leads, ids);
  for (const Acceptance& acceptance : actor.accepts) add_derived(acceptance.belief, ids);
}

// The claims that derived chances rest on.
Ids derived_claims(const Scenario& scenario) {
  Ids ids;
  for (const Event& event : scenario.events) add_derived(event.belief, ids);
  for (const Actor& actor : scenario.actors) add_derived(actor, ids);
  for (const Pool& pool : scenario.pools) add_derived(pool.member, ids);
  return ids;
}

const Source& source_of(const Scenario& scenario, const Claim& claim) {
  return *std::find_if(scenario.sources.begin(), scenario.sources.end(), [&](const Source& s) { return s.id == claim.source; });
}

bool counts(const Scenario& scenario, const Claim& claim) {
  const std::string& day = day_of(claim, source_of(scenario, claim));
  return scenario.as_of.empty() || (!day.empty() && day <= scenario.as_of);
}

// The reports among some claims on which a derived chance rests, by day, then origin, in file order within.
std::vector<Step> reports_of(const Scenario& scenario, const Ids& ids, Step::Kind kind) {
  const Ids derived = derived_claims(scenario);
  std::map<std::pair<std::string, std::string>, Step> by_report;
  for (const Claim& claim : scenario.claims) {
    if (!ids.contains(claim.id) || !derived.contains(claim.id) || !counts(scenario, claim)) continue;
    const std::string& day = day_of(claim, source_of(scenario, claim));
    Step& step = by_report[{day, claim.origin.empty() ? "claim " + claim.id : "origin " + claim.origin}];
    step.kind = kind;
    step.day = day;
    step.claims.push_back(claim.id);
  }
  std::vector<Step> found;
  for (auto& [key, step] : by_report) found.push_back(std::move(step));
  return found;
}

Ids ids_of(const Scenario& scenario) {
  Ids ids;
  for (const Claim& claim : scenario.claims) ids.insert(claim.id);
  return ids;
}

Ids without(const Ids& all, const Ids& others) {
  Ids left;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::inserter(left, left.end()));
  return left;
}

Scenario only(const Scenario& scenario, const Ids& kept) {
  return with_claims(scenario, [&](const Claim& claim) { return kept.contains(claim.id); });
}

// What an answer can hang on: without outcomes, and without sources that no claim names.
Scenario that_counts(Scenario scenario) {
  Ids cited;
  for (const Claim& claim : scenario.claims) cited.insert(claim.source);
  std::erase_if(scenario.sources, [&](const Source& source) { return !cited.contains(source.id); });
  scenario.outcomes.clear();
  return scenario;
}

// Of two scenarios with the same claims, what differs beside them.
std::optional<Step::Kind> other_change(Scenario before, Scenario after) {
  before = that_counts(std::move(before));
  after = that_counts(std::move(after));
  if (before == after) return std::nullopt;
  before.as_of = after.as_of;
  return before == after ? Step::Kind::time : Step::Kind::other;
}

void add_steps(const Scenario& before, const Scenario& after, std::vector<Step>& to) {
  const Ids old = ids_of(before), now = ids_of(after), gone = without(old, now), common = without(old, gone);
  Ids here = old;
  for (Step& step : reports_of(before, gone, Step::Kind::withdrawn)) {
    for (const std::string& id : step.claims) here.erase(id);
    step.scenario = only(before, here);
    to.push_back(std::move(step));
  }
  here = common;
  if (const auto kind = other_change(only(before, common), only(after, common))) to.push_back({*kind, after.as_of, {}, only(after, common)});
  for (Step& step : reports_of(after, without(now, old), Step::Kind::news)) {
    here.insert(step.claims.begin(), step.claims.end());
    step.scenario = only(after, here);
    to.push_back(std::move(step));
  }
}

}  // namespace

std::vector<Step> steps(const Scenario& before, const Scenario& after) {
  std::vector<Step> found = {{Step::Kind::start, before.as_of, {}, before}};
  add_steps(before, after, found);
  return found;
}

std::vector<Step> steps(const Scenario& scenario, const std::vector<std::string>& days) {
  if (days.empty()) throw ContingentError("a timeline needs at least one day");
  Scenario snapshot = as_of(scenario, days.front());
  std::vector<Step> found = {{Step::Kind::start, days.front(), {}, snapshot}};
  for (std::size_t d = 1; d < days.size(); ++d) {
    if (days[d] <= days[d - 1]) throw ContingentError("the days of a timeline must rise: " + in_quotes(days[d]) + " comes after " + in_quotes(days[d - 1]));
    Scenario next = as_of(scenario, days[d]);
    add_steps(snapshot, next, found);
    snapshot = std::move(next);
  }
  return found;
}

}  // namespace contingent
