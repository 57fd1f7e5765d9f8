#include <cmath>
#include <nlohmann/json.hpp>

#include "contingent/reading/read.hpp"
#include "contingent/scenario/places.hpp"

namespace contingent {

namespace {

using Json = nlohmann::ordered_json;

// Whole numbers without a point; all others in the shortest form that reads back the same.
Json number(double value) {
  constexpr double exact = 9007199254740992;  // 2^53
  if (std::floor(value) == value && std::abs(value) <= exact) return static_cast<std::int64_t>(value);
  return value;
}

void put_text(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

template <class List>
void put_list(Json& object, const char* key, const List& list) {
  if (!list.empty()) object[key] = list;
}

void put_reasons(Json& object, const Reasons& reasons) {
  put_list(object, "claims", reasons.claims);
  put_text(object, "note", reasons.note);
}

// What stands in a clause, but for its condition.
void put_chance(Json& json, const Clause& clause) {
  if (clause.from_claims) {
    json["claims"] = clause.reasons.claims;
    if (clause.from_claims->base) json["base"] = number(*clause.from_claims->base);
    if (clause.from_claims->times != 1) json["times"] = number(clause.from_claims->times);
    put_text(json, "note", clause.reasons.note);
  } else {
    json["chance"] = number(clause.chance);
    put_reasons(json, clause.reasons);
  }
}

Json clause(const Clause& clause) {
  Json json = Json::object();
  if (clause.when) json["when"] = to_string(*clause.when);
  put_chance(json, clause);
  return json;
}

Json chances(const Belief& belief, const BeliefPlace& place) {
  if (place.is_number()) return number(belief.clauses.front().chance);
  Json list = Json::array();
  for (const Clause& each : belief.clauses) list.push_back(clause(each));
  return list;
}

// The keys of a belief that is an object.
void put_belief(Json& json, const Belief& belief, const BeliefPlace& place) {
  if (place.is_clause()) return put_chance(json, belief.clauses.front());
  json["chance"] = chances(belief, place);
  put_reasons(json, belief.reasons);
}

Json belief(const Belief& belief) {
  const BeliefPlace place(belief, "");
  if (!place.is_object()) return chances(belief, place);
  Json json = Json::object();
  put_belief(json, belief, place);
  return json;
}

Json quantity(const Quantity& q) {
  switch (q.kind) {
    case Quantity::Kind::fixed:
      return number(q.mode);
    case Quantity::Kind::pert:
      return Json::array({number(q.low), number(q.mode), number(q.high)});
    case Quantity::Kind::normal:
      break;
  }
  return {{"mean", number(q.mean)}, {"sd", number(q.sd)}};
}

// An object of what `write(part)` gives, by what `id_of(part)` gives; left out if it is empty.
template <class List, class IdOf, class Write>
void put_map(Json& object, const char* key, const List& parts, IdOf&& id_of, Write&& write) {
  if (parts.empty()) return;
  Json map = Json::object();
  // Ids are unique, so none is looked for: ordered_json would take a time quadratic in their number.
  for (const auto& part : parts) map.get_ref<Json::object_t&>().emplace_back(id_of(part), write(part));
  object[key] = std::move(map);
}

constexpr auto own_id = [](const auto& part) -> const std::string& { return part.id; };

Json source(const Source& source) {
  Json json = Json::object();
  put_text(json, "publisher", source.publisher);
  put_text(json, "title", source.title);
  put_text(json, "date", source.date);
  put_text(json, "url", source.url);
  put_text(json, "reliability", source.reliability);
  if (source.right) json["reliability"] = number(*source.right);
  put_text(json, "note", source.note);
  return json;
}

Json claim(const Claim& claim) {
  Json json = Json::object();
  put_text(json, "source", claim.source);
  put_text(json, "speaker", claim.speaker);
  put_text(json, "origin", claim.origin);
  put_text(json, "date", claim.date);
  put_text(json, "says", claim.says);
  put_text(json, "hedge", claim.hedge);
  put_text(json, "attribution", claim.attribution);
  put_text(json, "note", claim.note);
  return json;
}

Json event(const Event& event) {
  Json json = Json::object();
  put_text(json, "title", event.title);
  put_belief(json, event.belief, BeliefPlace(event.belief, "", true));
  return json;
}

Json issue(const Issue& issue) {
  Json json = Json::object();
  put_text(json, "title", issue.title);
  put_text(json, "low", issue.low);
  put_text(json, "high", issue.high);
  put_text(json, "note", issue.note);
  return json;
}

Json offer(const Offer& offer) {
  if (offer.reasons.empty()) return quantity(offer.amount);
  Json json = {{"amount", quantity(offer.amount)}};
  put_reasons(json, offer.reasons);
  return json;
}

Json position(const Position& position) {
  Json json = {{"ideal", quantity(position.ideal)}, {"tolerance", quantity(position.tolerance)}};
  put_reasons(json, position.reasons);
  return json;
}

void put_member(Json& json, const Actor& actor) {
  put_list(json, "groups", actor.groups);
  if (actor.joins) json["joins"] = belief(*actor.joins);
  if (actor.leads) json["leads"] = belief(*actor.leads);
  if (actor.gatekeeper) json["gatekeeper"] = actor.gatekeeper_when ? Json(to_string(*actor.gatekeeper_when)) : Json(true);
  put_map(json, "accepts", actor.accepts, [](const Acceptance& a) { return a.target; },
          [](const Acceptance& a) { return belief(a.belief); });
  put_map(json, "offers", actor.offers, [](const Offer& o) { return o.task; }, offer);
  put_map(json, "positions", actor.positions, [](const Position& p) { return p.issue; }, position);
  put_reasons(json, actor.reasons);
}

Json actor(const Actor& actor) {
  Json json = Json::object();
  put_text(json, "name", actor.name);
  put_member(json, actor);
  return json;
}

Json pool(const Pool& pool) {
  Json json = Json::object();
  put_text(json, "title", pool.title);
  json["size"] = pool.size;
  put_member(json, pool.member);
  return json;
}

Json requirement(const Requirement& requirement) {
  Json json = Json::object();
  put_text(json, "title", requirement.title);
  switch (requirement.kind) {
    case Requirement::Kind::at_least:
      json["at_least"] = number(requirement.at_least);
      json["of"] = requirement.of;
      put_text(json, "from", requirement.from_group);
      put_list(json, "from", requirement.from_ids);
      break;
    case Requirement::Kind::lead:
      json["lead"] = requirement.lead;
      break;
    case Requirement::Kind::when:
      json["when"] = to_string(*requirement.when);
      break;
  }
  put_reasons(json, requirement.reasons);
  return json;
}

Json outcome(const Outcome& outcome) {
  Json json = {{"joined", outcome.joined}};
  put_text(json, "how", outcome.how);
  if (outcome.of != 0) json.update({{"count", outcome.count}, {"of", outcome.of}});
  put_reasons(json, outcome.reasons);
  return json;
}

Json meaning(const Meaning& meaning) {
  if (meaning.kind.empty() && meaning.sd == 0 && meaning.from.empty()) return number(meaning.chance);
  Json json = Json::object();
  put_text(json, "kind", meaning.kind);
  if (meaning.kind.empty()) json["chance"] = number(meaning.chance);
  if (meaning.sd != 0) json["sd"] = number(meaning.sd);
  put_text(json, "from", meaning.from);
  return json;
}

Json lexicon(const Lexicon& lexicon) {
  Json json = Json::object();
  if (lexicon.half_life) json["half_life"] = number(*lexicon.half_life);
  if (lexicon.pooling) json["pooling"] = *lexicon.pooling == Pooling::linear ? "linear" : "log";
  const auto put_table = [&](const char* key, const Lexicon::Table& table) {
    put_map(json, key, table, [](const auto& entry) { return entry.first; }, [](const auto& entry) { return meaning(entry.second); });
  };
  put_table("hedges", lexicon.hedges);
  put_table("kinds", lexicon.kinds);
  put_table("attribution", lexicon.attribution);
  put_table("reliability", lexicon.reliability);
  put_table("base", lexicon.base);
  return json;
}

}  // namespace

std::string write_scenario(const Scenario& scenario, int indent) {
  Json json = Json::object();
  put_text(json, "$schema", scenario.schema);
  json["contingent"] = 1;
  json["title"] = scenario.title;
  put_text(json, "question", scenario.question);
  put_text(json, "as_of", scenario.as_of);
  put_text(json, "horizon", scenario.horizon);
  put_text(json, "note", scenario.note);
  if (!scenario.lexicon.empty()) json["lexicon"] = lexicon(scenario.lexicon);
  put_map(json, "sources", scenario.sources, own_id, source);
  put_map(json, "claims", scenario.claims, own_id, claim);
  put_map(json, "events", scenario.events, own_id, event);
  put_map(json, "issues", scenario.issues, own_id, issue);
  if (scenario.actors.empty()) json["actors"] = Json::object();
  put_map(json, "actors", scenario.actors, own_id, actor);
  put_map(json, "pools", scenario.pools, [](const Pool& p) { return p.member.id; }, pool);
  put_map(json, "requirements", scenario.requirements, own_id, requirement);
  put_text(json, "prefer", scenario.prefer);
  put_map(json, "outcomes", scenario.outcomes, [](const Outcome& o) { return o.actor; }, outcome);
  return json.dump(indent < 0 ? -1 : indent);
}

}  // namespace contingent
