#include "read_parts.hpp"

#include <cmath>

#include "contingent/scenario/places.hpp"

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

// A letter, or in its place the chance that the source is right.
void read_reliability(Fields& fields, Source& source, ShapeReport& report) {
  const JsonValue* reliability = fields.find("reliability");
  if (!reliability) return;
  const std::string where = fields.at("reliability");
  const char* expected = "a letter from \"A\" (completely reliable) to \"F\" (cannot be judged), or the chance that it is right";
  if (reliability->is(Kind::number)) {
    source.right = read_number(*reliability, where, expected, report);
    return;
  }
  source.reliability = read_text(*reliability, where, expected, report);
  const bool is_letter = source.reliability.size() == 1 && source.reliability[0] >= 'A' && source.reliability[0] <= 'F';
  if (reliability->is(Kind::text) && !is_letter) report.add(where, described(*reliability), expected);
}

Source read_source(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"publisher", "title", "date", "url", "reliability", "note"}, "a source: an object with \"publisher\"",
                report);
  Source source{id, fields.text_needed("publisher", "who published it"), fields.text("title"), fields.text_not_empty("date", day_expected),
                fields.text("url"), "", fields.text("note")};
  read_reliability(fields, source, report);
  const bool is_web = source.url.starts_with("https://") || source.url.starts_with("http://");
  const JsonValue* url = fields.find("url");
  if (url && url->is(Kind::text) && !is_web)
    report.add(fields.at("url"), described(*url), "an address that begins with \"https://\" or \"http://\"");
  return source;
}

Claim read_claim(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"source", "speaker", "origin", "date", "says", "hedge", "attribution", "note"},
                "a claim: an object with \"source\" and \"says\"", report);
  return {id,
          fields.text_needed("source", "the id of a source"),
          fields.text("speaker"),
          fields.text("origin"),
          fields.text_not_empty("date", day_expected),
          fields.text_needed("says", "what the speaker is reported to have said"),
          fields.text("hedge"),
          fields.text("note"),
          fields.text("attribution")};
}

Event read_event(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"title", "chance", "claims", "base", "times", "note"}, "an event: an object with \"chance\" or \"claims\"", report);
  return {id, fields.text("title"), fields.is_object() ? read_event_belief(fields, report) : unreadable_belief()};
}

Issue read_issue(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"title", "low", "high", "note"}, "an issue: an object, which may be empty", report);
  return {id, fields.text("title"), fields.text("low"), fields.text("high"), fields.text("note")};
}

Position read_position(const std::string& issue, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"ideal", "tolerance", "claims", "note"}, "a position: an object with \"ideal\" and \"tolerance\"", report);
  Position position{issue, fixed_quantity(not_a_number), fixed_quantity(not_a_number), {}};
  const char* expected = "a number, [low, mode, high], or {\"mean\": ..., \"sd\": ...}";
  if (const JsonValue* ideal = fields.need("ideal", expected)) position.ideal = read_quantity(*ideal, fields.at("ideal"), report);
  if (const JsonValue* tolerance = fields.need("tolerance", expected))
    position.tolerance = read_quantity(*tolerance, fields.at("tolerance"), report);
  position.reasons = fields.reasons();
  return position;
}

// An amount, or an object around one with its reasons; {"mean", "sd"} is an amount.
Offer read_offer(const std::string& task, const JsonValue& value, const std::string& where, ShapeReport& report) {
  const bool has_reasons = value.find("amount") || value.find("claims") || value.find("note");
  const bool is_amount = !value.is(Kind::object) || (!has_reasons && (value.find("mean") || value.find("sd")));
  if (is_amount) return {task, read_quantity(value, where, report), {}};
  Fields fields(value, where, {"amount", "claims", "note"}, "", report);
  Offer offer{task, fixed_quantity(not_a_number), {}};
  if (const JsonValue* amount = fields.need("amount", "a number, [low, mode, high], or {\"mean\": ..., \"sd\": ...}"))
    offer.amount = read_quantity(*amount, fields.at("amount"), report);
  offer.reasons = fields.reasons();
  report.add_moved(amount_place(offer.reasons, where), fields.at("amount"));
  return offer;
}

// What an actor and a pool's member have alike.
void read_member(Fields& fields, Actor& actor, ShapeReport& report) {
  actor.groups = fields.names("groups");
  if (const JsonValue* joins = fields.find("joins")) actor.joins = read_belief(*joins, fields.at("joins"), report);
  if (const JsonValue* leads = fields.find("leads")) actor.leads = read_belief(*leads, fields.at("leads"), report);
  for_each_entry(fields.find("accepts"), fields.at("accepts"), "an object: whom it accepts, and how likely", report,
                 [&](const std::string& target, const JsonValue& value, const std::string& where) {
                   actor.accepts.push_back({target, read_belief(value, where, report)});
                 });
  for_each_entry(fields.find("offers"), fields.at("offers"), "an object: tasks, and how much of each", report,
                 [&](const std::string& task, const JsonValue& value, const std::string& where) {
                   actor.offers.push_back(read_offer(task, value, where, report));
                 });
  for_each_entry(fields.find("positions"), fields.at("positions"), "an object: a position by issue", report,
                 [&](const std::string& issue, const JsonValue& value, const std::string& where) {
                   actor.positions.push_back(read_position(issue, value, where, report));
                 });
  actor.reasons = fields.reasons();
}

Actor read_actor(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where,
                {"name", "groups", "joins", "leads", "gatekeeper", "accepts", "offers", "positions", "claims", "note"},
                "an actor: an object, with \"joins\" if it is a candidate", report);
  Actor actor;
  actor.id = id;
  actor.name = fields.text("name");
  read_member(fields, actor, report);
  if (!fields.is_object()) actor.joins = unreadable_belief();
  for (const char* key : {"leads", "offers"})
    if (!actor.joins && fields.find(key))
      report.add(fields.at("joins"), "nothing", "a chance to join", "an actor with " + in_quotes(key) + " is a candidate");
  if (const JsonValue* gatekeeper = fields.find("gatekeeper")) {
    actor.gatekeeper = true;
    if (gatekeeper->is(Kind::text))
      actor.gatekeeper_when = read_condition(*gatekeeper, fields.at("gatekeeper"), report);
    else if (!gatekeeper->is(Kind::boolean) || !gatekeeper->boolean)
      report.add(fields.at("gatekeeper"), described(*gatekeeper), "true, or a condition on events", "leave it out if it is none");
  }
  return actor;
}

int read_whole(const JsonValue& value, const std::string& where, int least, int most, const char* expected, ShapeReport& report) {
  const double number = read_number(value, where, expected, report);
  if (number >= least && number <= most && number == std::floor(number)) return static_cast<int>(number);
  if (value.is(Kind::number)) report.add(where, described(value), expected);
  return least;
}

constexpr const char* size_expected = "a whole number from 1 to 256";

Pool read_pool(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"title", "size", "groups", "joins", "leads", "accepts", "offers", "positions", "claims", "note"},
                "a pool: an object with \"size\" and \"joins\"", report);
  Pool pool;
  pool.size = 1;
  pool.member.id = id;
  pool.title = fields.text("title");
  if (const JsonValue* size = fields.need("size", size_expected))
    pool.size = read_whole(*size, fields.at("size"), 1, max_candidates, size_expected, report);
  fields.need("joins", "a chance to join");
  read_member(fields, pool.member, report);
  if (!pool.member.joins) pool.member.joins = unreadable_belief();
  return pool;
}

void read_at_least(Fields& fields, Requirement& requirement, ShapeReport& report) {
  requirement.at_least = read_number(*fields.find("at_least"), fields.at("at_least"), "a number", report);
  requirement.of = fields.text_needed("of", "\"members\", or a task that somebody offers");
  const JsonValue* from = fields.find("from");
  if (!from) return;
  const char* expected = "the id of a group or a pool, or a list of ids";
  if (from->is(Kind::list))
    requirement.from_ids = read_names(*from, fields.at("from"), report);
  else
    requirement.from_group = read_text(*from, fields.at("from"), expected, report);
  if (from->is(Kind::list) ? from->items.empty() : from->is(Kind::text) && from->text.empty())
    report.add(fields.at("from"), described(*from), expected);
}

Requirement read_requirement(const std::string& id, const JsonValue& value, const std::string& where, ShapeReport& report) {
  const char* expected = "a requirement: an object with one of \"at_least\", \"lead\" or \"when\"";
  Fields fields(value, where, {"title", "at_least", "of", "from", "lead", "when", "claims", "note"}, expected, report);
  Requirement requirement;
  requirement.id = id;
  requirement.title = fields.text("title");
  requirement.reasons = fields.reasons();
  const JsonValue *lead = fields.find("lead"), *when = fields.find("when");
  const int kinds = (fields.find("at_least") != nullptr) + (lead != nullptr) + (when != nullptr);
  if (kinds != 1 && fields.is_object())
    report.add(where, kinds == 0 ? "none of \"at_least\", \"lead\" and \"when\"" : "more than one of \"at_least\", \"lead\" and \"when\"", expected);
  if (kinds != 1) return requirement;
  if (lead) {
    requirement.lead = !lead->is(Kind::boolean) || lead->boolean;
    if (!lead->is(Kind::boolean)) report.add(fields.at("lead"), described(*lead), "true or false");
  } else if (when) {
    requirement.kind = Requirement::Kind::when;
    requirement.when = read_condition(*when, fields.at("when"), report);
  } else {
    requirement.kind = Requirement::Kind::at_least;
    read_at_least(fields, requirement, report);
  }
  for (const char* key : {"of", "from"})
    if (requirement.kind != Requirement::Kind::at_least && fields.find(key))
      report.add(fields.at(key), in_quotes(key) + " without \"at_least\"", "\"of\" and \"from\" with \"at_least\" only");
  return requirement;
}

Outcome read_outcome(const std::string& actor, const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"joined", "how", "count", "of", "claims", "note"}, "an outcome: an object with \"joined\"", report);
  const JsonValue* joined = fields.need("joined", "true or false");
  if (joined && !joined->is(Kind::boolean)) report.add(fields.at("joined"), described(*joined), "true or false");
  Outcome outcome{actor, joined && joined->boolean, fields.reasons(), fields.text("how")};
  const JsonValue *count = fields.find("count"), *of = fields.find("of");
  const char *count_expected = "a whole number from 0 to 1000", *of_expected = "a whole number from 1 to 1000";
  if (count || of) {
    fields.need("count", "how many of them joined");
    fields.need("of", "how many could have joined");
  }
  const std::size_t problems = report.problems.size();
  if (count) outcome.count = read_whole(*count, fields.at("count"), 0, 1000, count_expected, report);
  if (of) outcome.of = read_whole(*of, fields.at("of"), 1, 1000, of_expected, report);
  if (count && of && report.problems.size() == problems && outcome.count > outcome.of)
    report.add(fields.at("count"), described(*count), "at most \"of\", " + described(*of));
  return outcome;
}

// A list of entries by id, each read by `read(id, value, where, report)`.
template <class Part, class Read>
void read_map(Fields& file, const char* key, const char* expected, std::vector<Part>& parts, ShapeReport& report, Read&& read) {
  for_each_entry(file.find(key), file.at(key), expected, report,
                 [&](const std::string& id, const JsonValue& value, const std::string& where) {
                   parts.push_back(read(id, value, where, report));
                 });
}

}  // namespace

void read_evidence(Fields& file, Scenario& scenario, ShapeReport& report) {
  read_map(file, "sources", "an object: sources by id", scenario.sources, report, read_source);
  read_map(file, "claims", "an object: claims by id", scenario.claims, report, read_claim);
}

void read_events_and_issues(Fields& file, Scenario& scenario, ShapeReport& report) {
  read_map(file, "events", "an object: events by id", scenario.events, report, read_event);
  read_map(file, "issues", "an object: issues by id", scenario.issues, report, read_issue);
}

void read_actors_and_pools(Fields& file, Scenario& scenario, ShapeReport& report) {
  file.need("actors", "an object: actors by id");
  read_map(file, "actors", "an object: actors by id", scenario.actors, report, read_actor);
  read_map(file, "pools", "an object: pools by id", scenario.pools, report, read_pool);
}

void read_requirements(Fields& file, Scenario& scenario, ShapeReport& report) {
  read_map(file, "requirements", "an object: requirements by id", scenario.requirements, report, read_requirement);
}

void read_outcomes(Fields& file, Scenario& scenario, ShapeReport& report) {
  read_map(file, "outcomes", "an object: outcomes by actor", scenario.outcomes, report, read_outcome);
}

}  // namespace contingent
