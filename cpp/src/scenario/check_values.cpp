#include "checker.hpp"
#include "contingent/support/day.hpp"

namespace contingent {

namespace {

void check_day(const std::string& text, const std::string& where, Findings& findings) {
  if (!text.empty() && !is_day(text)) findings.add(where, in_quotes(text), "a day of the calendar such as \"2025-10-25\"");
}

void check_days(const Scenario& scenario, Findings& findings) {
  check_day(scenario.as_of, "/as_of", findings);
  check_day(scenario.horizon, "/horizon", findings);
  if (is_day(scenario.as_of) && is_day(scenario.horizon) && scenario.horizon < scenario.as_of)
    findings.add("/horizon", in_quotes(scenario.horizon), "a day not before as_of, " + in_quotes(scenario.as_of));
  for (const Source& source : scenario.sources) check_day(source.date, pointer("/sources", source.id) + "/date", findings);
  for (const Claim& claim : scenario.claims) check_day(claim.date, pointer("/claims", claim.id) + "/date", findings);
}

void check_sources(const Scenario& scenario, const Names& names, Findings& findings) {
  std::vector<std::string> known;
  for (const Source& source : scenario.sources) known.push_back(source.id);
  for (const Claim& claim : scenario.claims)
    if (!names.sources.contains(claim.source))
      findings.unknown(pointer("/claims", claim.id) + "/source", claim.source, "the id of a source", [&] { return known; });
}

// The numbers a quantity may have; its width is the sd of a normal distribution.
struct Range {
  double least, most, widest;
  std::string_view what;
};

void check_pert(const Quantity& q, const std::string& where, Findings& findings) {
  if (q.low > q.mode || q.mode > q.high)
    findings.add(where, "[" + number_text(q.low) + ", " + number_text(q.mode) + ", " + number_text(q.high) + "]",
                 "[low, mode, high] in rising order");
  else if (q.low == q.high)
    findings.add(where, "[low, mode, high] that are all " + number_text(q.low), "the number alone where nothing is uncertain");
}

void check_quantity(const Quantity& q, const Range& range, const std::string& where, Findings& findings) {
  switch (q.kind) {
    case Quantity::Kind::fixed:
      check_range(q.mode, range.least, range.most, where, range.what, findings);
      break;
    case Quantity::Kind::pert:
      check_range(q.low, range.least, range.most, where + "/0", range.what, findings);
      check_range(q.mode, range.least, range.most, where + "/1", range.what, findings);
      check_range(q.high, range.least, range.most, where + "/2", range.what, findings);
      check_pert(q, where, findings);
      break;
    case Quantity::Kind::normal:
      check_range(q.mean, range.least, range.most, where + "/mean", range.what, findings);
      check_range(q.sd, 0, range.widest, where + "/sd", "a standard deviation", findings);
      break;
  }
}

void check_quantities(const Actor& actor, const std::string& place, Findings& findings) {
  for (const Offer& offer : actor.offers)
    check_quantity(offer.amount, {0, max_quantity, max_quantity, "an amount"},
                   amount_place(offer.reasons, pointer(place + "/offers", offer.task)), findings);
  for (const Position& position : actor.positions) {
    const std::string where = pointer(place + "/positions", position.issue);
    check_quantity(position.ideal, {0, 1, max_spread, "an ideal point"}, where + "/ideal", findings);
    check_quantity(position.tolerance, {0, max_spread, max_spread, "a tolerance"}, where + "/tolerance", findings);
  }
}

void check_sizes(const Scenario& scenario, Findings& findings) {
  for (const Pool& pool : scenario.pools)
    if (pool.size < 1 || pool.size > max_candidates)
      findings.add(pointer("/pools", pool.member.id) + "/size", std::to_string(pool.size),
                   "a whole number from 1 to " + std::to_string(max_candidates));
  if (scenario.issues.size() > static_cast<std::size_t>(max_issues))
    findings.add("/issues", std::to_string(scenario.issues.size()) + " issues", "at most " + std::to_string(max_issues));
  long long count = 0;
  for (const Actor& actor : scenario.actors) count += actor.joins.has_value();
  for (const Pool& pool : scenario.pools) count += pool.size;
  if (count > max_candidates)
    findings.add("/actors", std::to_string(count) + " candidates, pools' members among them",
                 "at most " + std::to_string(max_candidates));
  if (count == 0) findings.add("/actors", "nobody with \"joins\"", "at least one candidate");
  for (const Requirement& requirement : scenario.requirements)
    if (requirement.kind == Requirement::Kind::at_least)
      check_range(requirement.at_least, 0, max_quantity, pointer("/requirements", requirement.id) + "/at_least", "an amount", findings);
}

}  // namespace

void check_range(double found, double least, double most, const std::string& where, std::string_view what, Findings& findings) {
  if (!(found >= least && found <= most))
    findings.add(where, number_text(found), std::string(what) + " from " + number_text(least) + " to " + number_text(most),
                 what == "a chance" && found >= 2 && found <= 100 ? "for " + number_text(found) + " % write " + number_text(found / 100) : "");
}

void check_claims(const Reasons& reasons, const std::string& place, const Names& names, Findings& findings) {
  for (std::size_t c = 0; c < reasons.claims.size(); ++c)
    if (!names.claims.contains(reasons.claims[c]))
      findings.unknown(pointer(place + "/claims", c), reasons.claims[c], "the id of a claim", [&] { return names.claim_ids; });
}

void check_values(const Scenario& scenario, const Names& names, Findings& findings) {
  check_days(scenario, findings);
  check_sources(scenario, names, findings);
  for_each_actor(scenario, [&](const Actor& actor, const std::string& place) {
    check_quantities(actor, place, findings);
    check_claims(actor.reasons, place, names, findings);
    for (const Offer& offer : actor.offers) check_claims(offer.reasons, pointer(place + "/offers", offer.task), names, findings);
    for (const Position& position : actor.positions)
      check_claims(position.reasons, pointer(place + "/positions", position.issue), names, findings);
  });
  check_sizes(scenario, findings);
  for (const Requirement& requirement : scenario.requirements)
    check_claims(requirement.reasons, pointer("/requirements", requirement.id), names, findings);
  for (const Outcome& outcome : scenario.outcomes)
    check_claims(outcome.reasons, pointer("/outcomes", outcome.actor), names, findings);
}

}  // namespace contingent
