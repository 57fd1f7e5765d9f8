#include "contingent/reading/read.hpp"

#include <algorithm>

#include "contingent/reading/standard_lexicon.hpp"
#include "contingent/scenario/check.hpp"
#include "fields.hpp"
#include "read_parts.hpp"

namespace contingent {

namespace {

constexpr const char* format_version = "1, the version of the format";

bool within(const std::string& where, const std::string& place) {
  return where.size() >= place.size() && where.compare(0, place.size(), place) == 0 &&
         (where.size() == place.size() || where[place.size()] == '/');
}

// The file's own pointer for a canonical one: its longest part that was moved is replaced.
std::string actual_place(const std::string& canonical, const ShapeReport& report) {
  for (std::size_t end = canonical.size(); end != 0 && end != std::string::npos; end = canonical.rfind('/', end - 1))
    if (const auto moved = report.moved.find(canonical.substr(0, end)); moved != report.moved.end())
      return moved->second + canonical.substr(end);
  return canonical;
}

// Which parts of a file give names, and what a problem expects where such a name is unknown.
struct Giver {
  std::string_view part, expected;
};
constexpr Giver rooms[] = {
    {"/lexicon", "a phrase of the lexicon"}, {"/lexicon", "a kind of statement"}, {"/lexicon", "how the report names its source"},
    {"/sources", "the id of a source"}, {"/claims", "the id of a claim"}, {"/issues", "the id of an issue"},
    {"/events", "the id of an event"},  {"/actors", "a candidate"},       {"/actors", "a group"},
    {"/actors", "a task"},              {"/pools", "a pool"},             {"/pools", "a group"},
    {"/pools", "a task"},               {"/pools", "at least one candidate"}};
constexpr Giver lexicon_parts[] = {
    {"/hedges", "a phrase of the lexicon"}, {"/kinds", "a kind of statement"}, {"/attribution", "how the report names its source"}};
constexpr Giver members_parts[] = {{"/groups", "a group"}, {"/offers", "a task"}};

template <class Givers>
bool gives(const Givers& givers, std::string_view part, const std::string& expected) {
  return std::any_of(std::begin(givers), std::end(givers), [&](const Giver& giver) {
    return (part.empty() || part == giver.part) && expected.find(giver.expected) != std::string::npos;
  });
}

// Whether a name may be unknown because the part that gives it could not be read, or has another key by mistake.
bool explains(const Problem& shape, const Problem& unknown) {
  const bool is_other_key = shape.found.starts_with("the unknown key");
  const auto depth = std::count(shape.where.begin(), shape.where.end(), '/');
  const std::string part = is_other_key ? "" : shape.where.substr(std::min(shape.where.rfind('/'), shape.where.size()));
  if (depth == 1) return gives(rooms, part, unknown.expected);
  if (depth == 2 && within(shape.where, "/lexicon")) return gives(lexicon_parts, part, unknown.expected);
  return depth == 3 && (within(shape.where, "/actors") || within(shape.where, "/pools")) &&
         gives(members_parts, part, unknown.expected);
}

// What is wrong with the meaning of a file is told but where its shape was wrong already: there a stand-in was judged, or a
// name is unknown for no fault of its own.
void add_problems_of_meaning(const Scenario& scenario, ShapeReport& report) {
  const std::vector<Problem> shape = report.problems;
  for (Problem& problem : check(scenario, standard_lexicon())) {
    problem.where = actual_place(problem.where, report);
    const bool known = std::any_of(shape.begin(), shape.end(), [&](const Problem& p) {
      return within(problem.where, p.where) || explains(p, problem);
    });
    if (!known) report.add(problem.where, problem.found, problem.expected, problem.hint);
  }
}

void read_version(Fields& fields, ShapeReport& report) {
  const JsonValue* version = fields.need("contingent", format_version);
  if (!version) return;
  const bool is_number = version->is(JsonValue::Kind::number);
  if (!is_number || version->number != 1)
    report.add(fields.at("contingent"), described(*version), format_version,
               is_number && version->number > 1 ? "a newer version of this program may read it" : "");
}

}  // namespace

Scenario read_scenario(std::string_view text) {
  const JsonValue root = parse_json(text);
  ShapeReport report;
  Fields fields(root, "",
                {"$schema", "contingent", "title", "question", "as_of", "horizon", "note", "lexicon", "sources", "claims", "events", "issues",
                 "actors", "pools", "requirements", "prefer", "outcomes"},
                "a scenario: an object with \"contingent\", \"title\" and \"actors\"", report);
  if (!fields.is_object()) throw ScenarioError(report.problems);
  read_version(fields, report);
  Scenario scenario;
  scenario.schema = fields.text("$schema");
  scenario.title = fields.text_needed("title", "a text, not empty");
  scenario.question = fields.text("question");
  scenario.as_of = fields.text_not_empty("as_of", day_expected);
  scenario.horizon = fields.text_not_empty("horizon", day_expected);
  scenario.note = fields.text("note");
  if (const JsonValue* lexicon = fields.find("lexicon")) scenario.lexicon = read_lexicon(*lexicon, fields.at("lexicon"), report);
  read_evidence(fields, scenario, report);
  read_events_and_issues(fields, scenario, report);
  read_actors_and_pools(fields, scenario, report);
  read_requirements(fields, scenario, report);
  scenario.prefer = fields.text_not_empty("prefer", "\"members\", or a task that somebody offers");
  read_outcomes(fields, scenario, report);
  add_problems_of_meaning(scenario, report);
  if (report.problems.size() > max_problems)
    report.problems.back() = {"", "more problems than the " + std::to_string(max_problems) + " above", "a file of the format", ""};
  if (!report.problems.empty()) throw ScenarioError(std::move(report.problems));
  return scenario;
}

}  // namespace contingent
