// Conditions as text and as trees, ids, candidates, levers.
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/scenario/check.hpp"
#include "contingent/scenario/condition.hpp"
#include "contingent/scenario/levers.hpp"
#include "contingent/scenario/scenario.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

using Kind = Condition::Kind;

Condition at_least(int count, std::vector<Condition> parts) { return {Kind::at_least, "", count, std::move(parts)}; }
Condition all_of(std::vector<Condition> parts) { return {Kind::all_of, "", 0, std::move(parts)}; }
Condition any_of(std::vector<Condition> parts) { return {Kind::any_of, "", 0, std::move(parts)}; }
Condition negation(Condition part) { return {Kind::negation, "", 0, {std::move(part)}}; }

Condition parsed(const std::string& text) {
  ConditionError error;
  const auto condition = parse_condition(text, error);
  INFO(text << ": column " << error.column << ", found " << error.found << ", expected " << error.expected);
  REQUIRE(condition);
  return *condition;
}

// A tree no deeper than `depth`, of every kind.
Condition random_condition(std::mt19937& random, int depth) {
  const std::vector<std::string> ids = {"a", "B-2", "not_x", "leads-", "or1", "at_least2", "andy"};
  const std::string& id = ids[random() % ids.size()];
  const auto kind = static_cast<Kind>(depth == 0 ? random() % 2 : random() % 6);
  if (kind == Kind::name) return name(id);
  if (kind == Kind::leads) return leads(id);
  if (kind == Kind::negation) return negation(random_condition(random, depth - 1));
  std::vector<Condition> parts;
  const std::size_t count = (kind == Kind::at_least ? 1 : 2) + random() % 3;
  while (parts.size() < count) parts.push_back(random_condition(random, depth - 1));
  return {kind, "", kind == Kind::at_least ? 1 + static_cast<int>(random() % count) : 0, parts};
}

std::vector<std::string> errors_of(const std::vector<std::pair<std::string, double>>& values) {
  try {
    set_levers(sound(), values);
    return {};
  } catch (const ScenarioError& error) {
    return lines(error.problems());
  }
}

}  // namespace

TEST_CASE("Conditions are read by the rules of their grammar", "[scenario][condition]") {
  CHECK(parsed("a") == name("a"));
  CHECK(parsed(" \t\n( ((a))) ") == name("a"));
  CHECK(parsed("leads ( EGY )") == leads("EGY"));
  CHECK(parsed("not not a") == negation(negation(name("a"))));
  CHECK(parsed("a or b and c") == any_of({name("a"), all_of({name("b"), name("c")})}));
  CHECK(parsed("(a or b) and c") == all_of({any_of({name("a"), name("b")}), name("c")}));
  CHECK(parsed("not a and b") == all_of({negation(name("a")), name("b")}));
  CHECK(parsed("a and b and c") == all_of({name("a"), name("b"), name("c")}));
  CHECK(parsed("(a and b) and c") == all_of({all_of({name("a"), name("b")}), name("c")}));
  CHECK(parsed("at_least(2,a,b or c,not(d))") ==
        at_least(2, {name("a"), any_of({name("b"), name("c")}), negation(name("d"))}));
  CHECK(parsed("at_least(1, a)") == at_least(1, {name("a")}));
  CHECK(parsed("not_a and or-b and leadsX and at_least-2") ==
        all_of({name("not_a"), name("or-b"), name("leadsX"), name("at_least-2")}));
}

TEST_CASE("A mistake in a condition is told with its column", "[scenario][condition]") {
  struct Row {
    const char* text;
    int column;
    const char *found, *expected;
  };
  const char* id = "the id of an event or of a candidate";
  const char* more = "\"and\", \"or\" or the end of the condition";
  const char* end = "the end of the condition";
  const Row rows[] = {
      {"", 1, end, id},
      {"   ", 4, end, id},
      {"a b", 3, "\"b\"", more},
      {"a)", 2, "\")\"", more},
      {"a && b", 3, "\"&\"", more},
      {"a AND b", 3, "\"AND\"", more},
      {"(a", 3, end, "\")\""},
      {"(a b)", 4, "\"b\"", "\")\""},
      {"()", 2, "\")\"", id},
      {"a and", 6, end, id},
      {"or a", 1, "\"or\"", id},
      {"a or or b", 6, "\"or\"", id},
      {"not", 4, end, id},
      {"2nd", 1, "\"2nd\"", id},
      {"_a", 1, "\"_\"", id},
      {"v\xc3\xb3te", 2, "\"\xc3\xb3\"", more},
      {"\xe2\x80\x9c" "a", 1, "\"\xe2\x80\x9c\"", id},
      {"leads", 6, end, "\"(\""},
      {"leads EGY", 7, "\"EGY\"", "\"(\""},
      {"leads()", 7, "\")\"", id},
      {"leads(not)", 7, "\"not\"", id},
      {"leads(a or b)", 9, "\"or\"", "\")\""},
      {"at_least", 9, end, "\"(\""},
      {"at_least(", 10, end, "a whole number of at least 1"},
      {"at_least(a, b)", 10, "\"a\"", "a whole number of at least 1"},
      {"at_least(0, b)", 10, "\"0\"", "a whole number of at least 1"},
      {"at_least(-1, b)", 10, "\"-\"", "a whole number of at least 1"},
      {"at_least(1x, b)", 10, "\"1x\"", "a whole number of at least 1"},
      {"at_least(99999999999, b)", 10, "\"99999999999\"", "a whole number of at least 1"},
      {"at_least(1.5, b)", 11, "\".\"", "\",\""},
      {"at_least(1)", 11, "\")\"", "\",\""},
      {"at_least(1, )", 13, "\")\"", id},
      {"at_least(1, a", 14, end, "\")\""},
      {"x or at_least(3, a, b)", 15, "\"3\"", "a number from 1 to 2, as many as there are parts"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    ConditionError error;
    CHECK_FALSE(parse_condition(row.text, error));
    CHECK(error.column == row.column);
    CHECK(error.found == row.found);
    CHECK(error.expected == row.expected);
  }
}

TEST_CASE("A condition's text reads back as the same tree", "[scenario][condition]") {
  std::mt19937 random(1);
  for (int k = 0; k < 2000; ++k) {
    const Condition condition = random_condition(random, static_cast<int>(random() % 4));
    const std::string text = to_string(condition);
    INFO(text);
    ConditionError error;
    const auto again = parse_condition(text, error);
    if (text.size() > 2000) continue;
    REQUIRE(again);
    CHECK(*again == condition);
    CHECK(to_string(*again) == text);
  }
  CHECK(to_string(parsed("((not ((a)) and (b or (c))) or d)")) == "not a and (b or c) or d");
}

TEST_CASE("Conditions are no deeper and no longer than they may be", "[scenario][condition]") {
  ConditionError error;
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string text = "a";
    for (int k = 0; k < depth; ++k) text = open + text + close;
    return text;
  };
  for (const auto& [open, close] : std::vector<std::pair<std::string, std::string>>{{"(", ")"}, {"not ", ""}, {"at_least(1, ", ")"}}) {
    INFO(open);
    CHECK(parse_condition(nested(max_condition_depth - 1, open, close), error));
    CHECK_FALSE(parse_condition(nested(max_condition_depth, open, close), error));
    CHECK(error.expected == "at most 32 brackets within brackets");
    CHECK_FALSE(parse_condition(nested(90, open, close), error));
  }
  CHECK(parse_condition(std::string(2000, 'a') + std::string(5000, ' '), error));  // blanks are not counted
  CHECK_FALSE(parse_condition(std::string(2001, 'a'), error));
  CHECK(error.column == 1);
  CHECK(error.found == "a condition of 2001 bytes");
}

TEST_CASE("Ids", "[scenario]") {
  for (const char* id : {"a", "Z", "a-b_9", "nota", "Not", "AND", "leads1"}) CHECK(is_identifier(id));
  for (const char* id : {"", "1a", "_a", "-a", "a b", "a.b", "\xc3\xbc", "and", "or", "not", "leads", "at_least", "a\n"}) CHECK_FALSE(is_identifier(id));
}

TEST_CASE("Candidates: named ones in file order, then the pools' members", "[scenario]") {
  const Scenario s = sound();
  std::vector<std::string> ids;
  for (const Candidate& candidate : candidates(s)) ids.push_back(candidate.id);
  CHECK(ids == std::vector<std::string>{"EGY", "JOR", "others#1", "others#2"});
  CHECK(candidates(s)[1].actor == &s.actors[1]);
  CHECK(candidates(s)[1].pool == nullptr);
  CHECK(candidates(s)[3].actor == &s.pools[0].member);
  CHECK(candidates(s)[3].pool == &s.pools[0]);
  CHECK(candidates(Scenario{}).empty());
}

TEST_CASE("Levers come in file order", "[scenario][levers]") {
  CHECK(levers(sound()) ==
        std::vector<std::string>{"event:vote", "event:truce", "joins:EGY", "leads:EGY", "position:EGY/buffer", "joins:JOR",
                                 "accepts:ISR/JOR", "accepts:ISR/*", "joins:others", "requirement:size", "requirement:command",
                                 "requirement:mandate"});
}

TEST_CASE("Each lever sets one thing", "[scenario][levers]") {
  struct Row {
    const char* lever;
    double value;
    std::function<void(Scenario&)> change;
  };
  const Row rows[] = {
      {"event:truce", 0.3, [](Scenario& s) { s.events[1].belief = certain_chance(0.3); }},
      {"joins:JOR", 1, [](Scenario& s) { s.actors[1].joins = certain_chance(1); }},
      {"leads:EGY", 0, [](Scenario& s) { s.actors[0].leads = certain_chance(0); }},
      {"accepts:ISR/*", 0.1, [](Scenario& s) { s.actors[2].accepts[1].belief = certain_chance(0.1); }},
      {"position:EGY/buffer", 0.9, [](Scenario& s) { s.actors[0].positions[0].ideal = fixed_quantity(0.9); }},
      {"joins:others", 0.5, [](Scenario& s) { s.pools[0].member.joins = certain_chance(0.5); }},
      {"requirement:size", 10, [](Scenario& s) { s.requirements[0].at_least = 10; }},
      {"requirement:command", 0, [](Scenario& s) { s.requirements[1].lead = false; }},
      {"requirement:command", 1, [](Scenario&) {}},
      {"requirement:mandate", 0, [](Scenario& s) { s.requirements.pop_back(); }},
      {"requirement:mandate", 1, [](Scenario&) {}},
  };
  for (const Row& row : rows) {
    INFO(row.lever);
    Scenario expected = sound();
    row.change(expected);
    const Scenario changed = set_levers(sound(), {{row.lever, row.value}});
    CHECK(changed == expected);
    CHECK(check(changed, {}).empty());
  }
  CHECK(set_levers(sound(), {}) == sound());
  CHECK(set_levers(sound(), {{"joins:EGY", 0.2}, {"joins:EGY", 0.9}}).actors[0].joins == certain_chance(0.9));
  CHECK(set_levers(sound(), {{"requirement:mandate", 0}, {"requirement:mandate", 1}}) == sound());
  CHECK(set_levers(sound(), {{"requirement:mandate", 0}, {"requirement:size", 1}}).requirements.size() == 2);
}

TEST_CASE("A wrong lever changes nothing, and all are told", "[scenario][levers]") {
  using Lines = std::vector<std::string>;
  CHECK(errors_of({{"joins:EGZ", 0.5}}) ==
        Lines{"found the lever \"joins:EGZ\", expected a lever that the scenario has (did you mean \"joins:EGY\"?)"});
  CHECK(errors_of({{"weather", 0.5}}) ==
        Lines{"found the lever \"weather\", expected a lever that the scenario has (levers are named event:E, joins:A, leads:A, "
              "accepts:A/B, position:A/I, requirement:R or source:S)"});
  CHECK(errors_of({{"joins:EGY", 1.5}, {"requirement:command", 0.5}, {"requirement:size", -1}, {"position:EGY/buffer", 2}}) ==
        Lines{"found 1.5 for the lever \"joins:EGY\", expected a number from 0 to 1",
              "found 0.5 for the lever \"requirement:command\", expected 0 (off) or 1 (on)",
              "found -1 for the lever \"requirement:size\", expected a number from 0 to 1e+10",
              "found 2 for the lever \"position:EGY/buffer\", expected a number from 0 to 1"});
  CHECK(errors_of({{"event:vote", std::nan("")}, {"requirement:mandate", std::nan("")}}).size() == 2);
  CHECK(errors_of({{"requirement:mandate", 0}}).empty());
}
