// Beliefs, quantities and conditions, each in all of its forms.
#include "contingent/scenario/places.hpp"
#include "fields.hpp"

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

constexpr const char* chance_expected = "a chance from 0 to 1";
constexpr const char* belief_expected = "a chance from 0 to 1, a list of clauses, or an object with \"chance\" or \"claims\"";
constexpr const char* chances_expected = "a chance from 0 to 1, or a list of clauses";
constexpr const char* chance_needed = "a chance from 0 to 1, or \"claims\" to derive it from";
constexpr const char* chances_needed = "a chance from 0 to 1, a list of clauses, or \"claims\" to derive it from";
constexpr const char* quantity_expected = "a number, [low, mode, high], or {\"mean\": ..., \"sd\": ...}";

// What makes a chance a derived one: claims, or what only a derived one has, and no number.
bool is_derived(const Fields& fields) {
  return !fields.find("chance") && (fields.find("claims") || fields.find("base") || fields.find("times"));
}

FromClaims read_from_claims(Fields& fields, ShapeReport& report) {
  FromClaims from;
  fields.need("claims", "a list of ids: the claims that the chance is derived from");
  if (const JsonValue* base = fields.find("base")) from.base = read_number(*base, fields.at("base"), chance_expected, report);
  if (const JsonValue* times = fields.find("times")) from.times = read_number(*times, fields.at("times"), "a factor from 0 to 1", report);
  return from;
}

// The chance of what is not derived.
const JsonValue* need_chance(Fields& fields, const char* expected, ShapeReport& report) {
  const JsonValue* chance = fields.need("chance", expected);
  for (const char* key : {"base", "times"})
    if (chance && fields.find(key))
      report.add(fields.at(key), in_quotes(key) + " beside \"chance\"", "one of the two", in_quotes(key) + " is of a chance derived from claims");
  return chance;
}

Clause read_clause(const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"when", "chance", "claims", "base", "times", "note"}, "a clause: an object with \"chance\" or \"claims\"", report);
  Clause clause = unreadable_belief().clauses.front();
  if (const JsonValue* when = fields.find("when")) clause.when = read_condition(*when, fields.at("when"), report);
  if (is_derived(fields))
    clause = {clause.when, 0, {}, read_from_claims(fields, report)};
  else if (const JsonValue* chance = need_chance(fields, chance_needed, report))
    clause.chance = read_number(*chance, fields.at("chance"), chance_expected, report);
  clause.reasons = fields.reasons();
  return clause;
}

// A chance or a list of clauses; `where` is where it stands.
std::vector<Clause> read_chances(const JsonValue& value, const std::string& where, const char* expected, ShapeReport& report) {
  std::vector<Clause> clauses;
  if (value.is(Kind::list)) {
    for (std::size_t k = 0; k < value.items.size(); ++k)
      clauses.push_back(read_clause(value.items[k], pointer(where, k), report));
    if (clauses.empty()) report.add(where, "an empty list", "at least one clause");
  } else {
    clauses.push_back(certain_chance(read_number(value, where, expected, report)).clauses.front());
  }
  return clauses.empty() ? unreadable_belief().clauses : clauses;
}

// check() speaks of the canonical text; a file may have the same in a longer form.
void note_places(const Belief& belief, const BeliefPlace& place, const JsonValue& written, const std::string& where, ShapeReport& report) {
  for (std::size_t k = 0; k < belief.clauses.size(); ++k) {
    const std::string clause = written.is(Kind::list) ? pointer(where, k) : where;
    report.add_moved(place.chance(k), written.is(Kind::list) ? clause + "/chance" : where);
    if (!place.is_clause()) report.add_moved(place.clause(k), clause);  // else it is the place of the belief as well
    for (const char* key : {"claims", "base", "times"}) report.add_moved(pointer(place.clause(k), key), pointer(clause, key));
  }
}

Belief belief_of(Fields& fields, bool is_event, ShapeReport& report) {
  Belief belief = unreadable_belief();
  if (is_derived(fields)) {
    belief.clauses = {{std::nullopt, 0, fields.reasons(), read_from_claims(fields, report)}};
    return belief;
  }
  const JsonValue* chance = need_chance(fields, chances_needed, report);
  if (chance) belief.clauses = read_chances(*chance, fields.at("chance"), chances_expected, report);
  belief.reasons = fields.reasons();
  if (chance) note_places(belief, BeliefPlace(belief, fields.where(), is_event), *chance, fields.at("chance"), report);
  return belief;
}

Quantity read_pert(const JsonValue& list, const std::string& where, ShapeReport& report) {
  Quantity quantity;
  if (list.items.size() != 3) {
    report.add(where, described(list), "[low, mode, high]");
    return quantity;
  }
  quantity.kind = Quantity::Kind::pert;
  double* const parts[] = {&quantity.low, &quantity.mode, &quantity.high};
  for (std::size_t i = 0; i < 3; ++i) *parts[i] = read_number(list.items[i], pointer(where, i), "a number", report);
  return quantity;
}

Quantity read_normal(const JsonValue& object, const std::string& where, ShapeReport& report) {
  Fields fields(object, where, {"mean", "sd"}, quantity_expected, report);
  Quantity quantity;
  quantity.kind = Quantity::Kind::normal;
  quantity.mean = quantity.sd = not_a_number;
  if (const JsonValue* mean = fields.need("mean", "a number")) quantity.mean = read_number(*mean, fields.at("mean"), "a number", report);
  if (const JsonValue* sd = fields.need("sd", "a number")) quantity.sd = read_number(*sd, fields.at("sd"), "a number", report);
  return quantity;
}

}  // namespace

Belief unreadable_belief() { return certain_chance(not_a_number); }

Belief read_belief(const JsonValue& value, const std::string& where, ShapeReport& report) {
  if (value.is(Kind::object)) {
    Fields fields(value, where, {"chance", "claims", "base", "times", "note"}, belief_expected, report);
    return belief_of(fields, false, report);
  }
  const Belief belief{read_chances(value, where, belief_expected, report), {}};
  note_places(belief, BeliefPlace(belief, where), value, where, report);
  return belief;
}

Belief read_event_belief(Fields& event, ShapeReport& report) { return belief_of(event, true, report); }

Quantity read_quantity(const JsonValue& value, const std::string& where, ShapeReport& report) {
  if (value.is(Kind::list)) return read_pert(value, where, report);
  if (value.is(Kind::object)) return read_normal(value, where, report);
  return fixed_quantity(read_number(value, where, quantity_expected, report));
}

Condition read_condition(const JsonValue& value, const std::string& where, ShapeReport& report) {
  const std::string text = read_text(value, where, "a condition in words", report);
  if (!value.is(Kind::text)) return {};
  ConditionError error;
  if (const auto condition = parse_condition(text, error)) return *condition;
  report.add(where, error.found + " at column " + std::to_string(error.column), error.expected);
  return {};
}

}  // namespace contingent
