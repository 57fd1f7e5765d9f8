#include "contingent/history/snapshot.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "contingent/evidence/reports.hpp"
#include "contingent/support/day.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

using Ids = std::unordered_set<std::string>;

void keep_only(Reasons& reasons, const Ids& kept) {
  std::erase_if(reasons.claims, [&](const std::string& id) { return !kept.contains(id); });
}

void keep_only(Belief& belief, const Ids& kept) {
  keep_only(belief.reasons, kept);
  for (Clause& clause : belief.clauses) keep_only(clause.reasons, kept);
}

void keep_only(Actor& actor, const Ids& kept) {
  keep_only(actor.reasons, kept);
  if (actor.joins) keep_only(*actor.joins, kept);
  if (actor.leads) keep_only(*actor.leads, kept);
  for (Acceptance& acceptance : actor.accepts) keep_only(acceptance.belief, kept);
  for (Offer& offer : actor.offers) keep_only(offer.reasons, kept);
  for (Position& position : actor.positions) keep_only(position.reasons, kept);
}

}  // namespace

Scenario with_claims(const Scenario& scenario, const std::function<bool(const Claim&)>& keep) {
  Scenario changed = scenario;
  std::erase_if(changed.claims, [&](const Claim& claim) { return !keep(claim); });
  Ids kept;
  for (const Claim& claim : changed.claims) kept.insert(claim.id);
  for (Event& event : changed.events) keep_only(event.belief, kept);
  for (Actor& actor : changed.actors) keep_only(actor, kept);
  for (Pool& pool : changed.pools) keep_only(pool.member, kept);
  for (Requirement& requirement : changed.requirements) keep_only(requirement.reasons, kept);
  for (Outcome& outcome : changed.outcomes) keep_only(outcome.reasons, kept);
  return changed;
}

Scenario as_of(const Scenario& scenario, const std::string& day) {
  if (!is_day(day)) throw ContingentError(in_quotes(day) + " is not a day of the calendar such as \"2025-10-25\"");
  if (!scenario.horizon.empty() && day > scenario.horizon)
    throw ContingentError(in_quotes(day) + " is after the scenario's horizon, " + in_quotes(scenario.horizon));
  std::unordered_map<std::string, const Source*> sources;
  for (const Source& source : scenario.sources) sources.emplace(source.id, &source);
  const auto known = [&](const std::string& since) { return !since.empty() && since <= day; };
  Scenario snapshot = with_claims(scenario, [&](const Claim& claim) { return known(day_of(claim, *sources.at(claim.source))); });
  Ids cited;
  for (const Claim& claim : snapshot.claims) cited.insert(claim.source);
  std::erase_if(snapshot.sources, [&](const Source& source) { return !known(source.date) && !cited.contains(source.id); });
  if (day != scenario.horizon) snapshot.outcomes.clear();
  snapshot.as_of = day;
  return snapshot;
}

}  // namespace contingent
