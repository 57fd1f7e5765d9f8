// The lexicon: as a part of a scenario, and the standard one.
#include "contingent/reading/standard_lexicon.hpp"
#include "read_parts.hpp"
#include "standard_lexicon_text.hpp"

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

constexpr const char* meaning_expected = "a chance from 0 to 1, or an object with \"chance\" or \"kind\"";

Meaning read_meaning(const JsonValue& value, const std::string& where, ShapeReport& report) {
  Meaning meaning;
  if (!value.is(Kind::object)) {
    meaning.chance = read_number(value, where, meaning_expected, report);
    return meaning;
  }
  Fields fields(value, where, {"chance", "sd", "kind", "from"}, meaning_expected, report);
  meaning.kind = fields.text_not_empty("kind", "a kind of statement");
  meaning.from = fields.text("from");
  if (fields.find("kind")) {
    for (const char* key : {"chance", "sd"})
      if (fields.find(key)) report.add(fields.at(key), in_quotes(key) + " beside \"kind\"", "the number with the kind only");
    return meaning;
  }
  meaning.chance = not_a_number;
  if (const JsonValue* chance = fields.need("chance", "a chance from 0 to 1"))
    meaning.chance = read_number(*chance, fields.at("chance"), "a chance from 0 to 1", report);
  if (const JsonValue* sd = fields.find("sd")) meaning.sd = read_number(*sd, fields.at("sd"), "a standard deviation", report);
  // check() speaks of the canonical text, where a chance alone is no object.
  if (meaning.sd == 0 && meaning.from.empty()) report.add_moved(where, fields.at("chance"));
  return meaning;
}

Lexicon::Table read_table(Fields& fields, const char* key, ShapeReport& report) {
  Lexicon::Table table;
  for_each_entry(fields.find(key), fields.at(key), "an object: chances by name", report,
                 [&](const std::string& name, const JsonValue& value, const std::string& where) {
                   table.emplace_back(name, read_meaning(value, where, report));
                 });
  return table;
}

Lexicon read_entries(Fields& fields, ShapeReport& report) {
  Lexicon lexicon;
  if (const JsonValue* days = fields.find("half_life"))
    lexicon.half_life = read_number(*days, fields.at("half_life"), "a number of days", report);
  if (const JsonValue* pooling = fields.find("pooling")) {
    const char* expected = "\"log\" or \"linear\"";
    const std::string name = read_text(*pooling, fields.at("pooling"), expected, report);
    if (pooling->is(Kind::text) && name != "log" && name != "linear") report.add(fields.at("pooling"), described(*pooling), expected);
    lexicon.pooling = name == "linear" ? Pooling::linear : Pooling::log;
  }
  lexicon.hedges = read_table(fields, "hedges", report);
  lexicon.kinds = read_table(fields, "kinds", report);
  lexicon.attribution = read_table(fields, "attribution", report);
  lexicon.reliability = read_table(fields, "reliability", report);
  lexicon.base = read_table(fields, "base", report);
  return lexicon;
}

}  // namespace

Lexicon read_lexicon(const JsonValue& value, const std::string& where, ShapeReport& report) {
  Fields fields(value, where, {"half_life", "pooling", "hedges", "kinds", "attribution", "reliability", "base"}, "a lexicon: an object", report);
  return read_entries(fields, report);
}

const Lexicon& standard_lexicon() {
  static const Lexicon lexicon = [] {
    const JsonValue file = parse_json(standard_lexicon_text);
    ShapeReport report;
    Fields fields(file, "", {"lexicon", "note", "half_life", "pooling", "hedges", "kinds", "attribution", "reliability", "base"}, "a lexicon", report);
    Lexicon read = read_entries(fields, report);
    if (!report.problems.empty()) throw ScenarioError(report.problems);
    return read;
  }();
  return lexicon;
}

}  // namespace contingent
