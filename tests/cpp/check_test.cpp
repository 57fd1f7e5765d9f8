// Every rule of check(): a sound scenario, one thing changed, and what is said about it.
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/scenario/check.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

using Lines = std::vector<std::string>;
using Change = std::function<void(Scenario&)>;

Lines found_after(const Change& change) {
  Scenario scenario = sound();
  change(scenario);
  return lines(check(scenario, {}));
}

struct Rule {
  const char* name;
  Change change;
  std::string line;
};

void check_each(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    INFO(rule.name);
    CHECK(found_after(rule.change) == Lines{rule.line});
  }
}

Condition negation(Condition part) { return {Condition::Kind::negation, "", 0, {std::move(part)}}; }
Belief when(const Condition& condition, double chance = 0.5) { return {{{condition, chance, {}}}, {}}; }
Quantity pert(double low, double mode, double high) { return {Quantity::Kind::pert, low, mode, high, 0, 0}; }
Quantity normal(double mean, double sd) { return {Quantity::Kind::normal, 0, 0, 0, mean, sd}; }

Requirement& size_of(Scenario& s) { return s.requirements[0]; }
Actor& egypt(Scenario& s) { return s.actors[0]; }
Actor& jordan(Scenario& s) { return s.actors[1]; }
Actor& israel(Scenario& s) { return s.actors[2]; }

const std::string id_rule = ", expected letters, digits, \"_\" and \"-\" after a letter";
const std::string shared = "; events, actors, groups and pools share one name space)";

}  // namespace

TEST_CASE("A sound scenario has no problem", "[scenario][check]") { CHECK(check(sound(), {}).empty()); }

TEST_CASE("Rules for names", "[scenario][check]") {
  check_each({
      {"form", [](Scenario& s) { s.issues.push_back({"a b", "", "", "", ""}); }, "/issues/a b: found the name \"a b\"" + id_rule},
      {"reserved", [](Scenario& s) { s.events.push_back({"or", "", certain_chance(1)}); },
       "/events/or: found the name \"or\"" + id_rule + " (that is a word of conditions)"},
      {"task", [](Scenario& s) { egypt(s).offers.push_back({"1st", fixed_quantity(1), {}}); },
       "/actors/EGY/offers/1st: found the name \"1st\"" + id_rule},
      {"task called members", [](Scenario& s) { egypt(s).offers.push_back({"members", fixed_quantity(1), {}}); },
       "/actors/EGY/offers/members: found \"members\", expected the name of a task (\"members\" counts the members)"},
      {"twice", [](Scenario& s) { s.sources.push_back(s.sources[0]); }, "/sources/paper: found \"paper\" a second time, expected every name once"},
      {"event twice", [](Scenario& s) { s.events.push_back(s.events[0]); }, "/events/vote: found \"vote\" a second time, expected every name once"},
      {"two roles", [](Scenario& s) { s.events.push_back({"JOR", "", certain_chance(1)}); },
       "/actors/JOR: found an actor called \"JOR\", expected another name (that is an event already" + shared},
      {"group", [](Scenario& s) { egypt(s).groups.push_back("others"); },
       "/actors/EGY/groups/1: found a group called \"others\", expected another name (that is a pool already" + shared},
      {"group twice", [](Scenario& s) { egypt(s).groups.push_back("arab"); },
       "/actors/EGY/groups/1: found \"arab\" a second time, expected every group once"},
      {"position twice", [](Scenario& s) { egypt(s).positions.push_back(egypt(s).positions[0]); },
       "/actors/EGY/positions/buffer: found \"buffer\" a second time, expected every issue once"},
      {"acceptance twice", [](Scenario& s) { israel(s).accepts.push_back(israel(s).accepts[0]); },
       "/actors/ISR/accepts/JOR: found \"JOR\" a second time, expected every name once"},
      {"outcome twice", [](Scenario& s) { s.outcomes.push_back(s.outcomes[0]); },
       "/outcomes/EGY: found \"EGY\" a second time, expected every id once"},
  });
}

TEST_CASE("Rules for values", "[scenario][check]") {
  const std::string day = ", expected a day of the calendar such as \"2025-10-25\"";
  check_each({
      {"day", [](Scenario& s) { s.as_of = "2025-02-29"; }, "/as_of: found \"2025-02-29\"" + day},
      {"day of a source", [](Scenario& s) { s.sources[0].date = "2025-1-1"; }, "/sources/paper/date: found \"2025-1-1\"" + day},
      {"day of a claim", [](Scenario& s) { s.claims[0].date = "0000-00-00"; }, "/claims/offer/date: found \"0000-00-00\"" + day},
      {"horizon", [](Scenario& s) { s.horizon = "2025-10-24"; },
       "/horizon: found \"2025-10-24\", expected a day not before as_of, \"2025-10-25\""},
      {"source", [](Scenario& s) { s.claims[0].source = "papper"; },
       "/claims/offer/source: found \"papper\", expected the id of a source (did you mean \"paper\"?)"},
      {"claim", [](Scenario& s) { egypt(s).offers[0].reasons.claims = {"ofer"}; },
       "/actors/EGY/offers/troops/claims/0: found \"ofer\", expected the id of a claim (did you mean \"offer\"?)"},
      {"chance", [](Scenario& s) { s.events[0].belief = certain_chance(1.5); }, "/events/vote/chance: found 1.5, expected a chance from 0 to 1"},
      {"no number", [](Scenario& s) { egypt(s).leads = certain_chance(std::numeric_limits<double>::quiet_NaN()); },
       "/actors/EGY/leads: found nan, expected a chance from 0 to 1"},
      {"percent", [](Scenario& s) { egypt(s).joins = certain_chance(57); },
       "/actors/EGY/joins: found 57, expected a chance from 0 to 1 (for 57 % write 0.57)"},
      {"amount", [](Scenario& s) { egypt(s).offers[0].amount = fixed_quantity(-1); },
       "/actors/EGY/offers/troops: found -1, expected an amount from 0 to 1e+10"},
      {"amount with reasons", [](Scenario& s) { egypt(s).offers[0] = {"troops", pert(0, 1, 2e10), {{}, "a guess"}}; },
       "/actors/EGY/offers/troops/amount/2: found 2e+10, expected an amount from 0 to 1e+10"},
      {"pert", [](Scenario& s) { egypt(s).offers[0].amount = pert(3, 2, 1); },
       "/actors/EGY/offers/troops: found [3, 2, 1], expected [low, mode, high] in rising order"},
      {"pert of no width", [](Scenario& s) { egypt(s).offers[0].amount = pert(2, 2, 2); },
       "/actors/EGY/offers/troops: found [low, mode, high] that are all 2, expected the number alone where nothing is uncertain"},
      {"sd", [](Scenario& s) { egypt(s).positions[0].tolerance = normal(1, -1); },
       "/actors/EGY/positions/buffer/tolerance/sd: found -1, expected a standard deviation from 0 to 10"},
      {"ideal", [](Scenario& s) { egypt(s).positions[0].ideal = normal(2, 1); },
       "/actors/EGY/positions/buffer/ideal/mean: found 2, expected an ideal point from 0 to 1"},
      {"requirement", [](Scenario& s) { size_of(s).at_least = 1e11; },
       "/requirements/size/at_least: found 1e+11, expected an amount from 0 to 1e+10"},
      {"size", [](Scenario& s) { s.pools[0].size = 0; }, "/pools/others/size: found 0, expected a whole number from 1 to 256"},
      {"candidates", [](Scenario& s) { s.pools[0].size = 255; },
       "/actors: found 257 candidates, pools' members among them, expected at most 256"},
      {"issues", [](Scenario& s) { for (int k = 0; k < 64; ++k) s.issues.push_back({"i" + std::to_string(k), "", "", "", ""}); },
       "/issues: found 65 issues, expected at most 64"},
  });
  CHECK(lines(check(Scenario{}, {})) == Lines{"/actors: found nobody with \"joins\", expected at least one candidate"});
}

TEST_CASE("Rules for conditions", "[scenario][check]") {
  const std::string events_only = ", expected events only (this does not depend on who is in the force)";
  const std::string expected = ", expected the id of an event or of a candidate";
  check_each({
      {"unknown", [](Scenario& s) { s.requirements[2].when = name("voet"); },
       "/requirements/mandate/when: found \"voet\"" + expected + " (did you mean \"vote\"?)"},
      {"event on a candidate", [](Scenario& s) { s.events[0].belief = when(name("EGY")); },
       "/events/vote/chance/0/when: found the candidate \"EGY\"" + events_only},
      {"acceptance on a lead", [](Scenario& s) { israel(s).accepts[0].belief = when(leads("EGY")); },
       "/actors/ISR/accepts/JOR/0/when: found the candidate \"EGY\"" + events_only},
      {"gatekeeper on a candidate", [](Scenario& s) { israel(s).gatekeeper_when = name("JOR"); },
       "/actors/ISR/gatekeeper: found the candidate \"JOR\"" + events_only},
      {"not over a candidate", [](Scenario& s) { egypt(s).joins = when(negation(name("JOR"))); },
       "/actors/EGY/joins/0/when: found \"not\" over the candidate \"JOR\", expected \"not\" over events only (a member may never "
       "break a condition; what a partner breaks is written under accepts)"},
      {"itself", [](Scenario& s) { egypt(s).joins = when(name("EGY")); },
       "/actors/EGY/joins/0/when: found \"EGY\" itself, expected events and other candidates"},
      {"its own lead", [](Scenario& s) { egypt(s).leads = when(leads("EGY")); },
       "/actors/EGY/leads/0/when: found leads(EGY), expected events and other candidates (its own lead cannot be a reason to lead)"},
      {"no candidate", [](Scenario& s) { egypt(s).joins = when(name("ISR")); },
       "/actors/EGY/joins/0/when: found the actor \"ISR\"" + expected + " (a candidate is an actor with \"joins\")"},
      {"pool", [](Scenario& s) { egypt(s).joins = when(name("others")); },
       "/actors/EGY/joins/0/when: found the pool \"others\"" + expected + " (who is in a pool is not known by name)"},
      {"group", [](Scenario& s) { s.pools[0].member.joins = when(name("arab")); },
       "/pools/others/joins/0/when: found the group \"arab\"" + expected + " (write at_least(1, ...) over the members you mean)"},
      {"cannot lead", [](Scenario& s) { egypt(s).joins = when(leads("JOR")); },
       "/actors/EGY/joins/0/when: found leads(JOR), expected the id of a candidate that can lead (give \"JOR\" a \"leads\")"},
      {"lead of an event", [](Scenario& s) { egypt(s).joins = when(leads("vote")); },
       "/actors/EGY/joins/0/when: found leads(vote), expected the id of a candidate that can lead (\"vote\" is an event)"},
      {"circle", [](Scenario& s) { s.events[0].belief = when(name("truce")); },
       "/events/vote: found a circle: \"vote\" needs \"truce\" needs \"vote\", expected events that can be put in an order, each "
       "after those it depends on"},
  });
  CHECK(found_after([](Scenario& s) { egypt(s).joins = when(leads("EGY")); }).empty());  // its own lead is a reason to join
}

TEST_CASE("Rules for clauses", "[scenario][check]") {
  const std::string rises = ", the chance of a later clause (where a clause mentions members, chances may not rise down the list)";
  check_each({
      {"monotone", [](Scenario& s) { jordan(s).joins->clauses[1].chance = 0.9; }, "/actors/JOR/joins/0/chance: found 0.8, expected at least 0.9" + rises},
      {"monotone, with reasons", [](Scenario& s) { jordan(s).joins->clauses[1].chance = 0.9, jordan(s).joins->reasons.note = "a guess"; },
       "/actors/JOR/joins/chance/0/chance: found 0.8, expected at least 0.9" + rises},
      {"not the last", [](Scenario& s) { std::swap(s.events[1].belief.clauses[0], s.events[1].belief.clauses[1]); },
       "/events/truce/chance/0: found a clause without \"when\" before others, expected \"when\" in every clause but the last (the "
       "clauses after it can never be reached)"},
      {"again", [](Scenario& s) { s.events[1].belief.clauses[1].when = name("vote"); },
       "/events/truce/chance/1/when: found the condition of clause 0 again, expected another condition (this clause can never be reached)"},
      {"too many", [](Scenario& s) { s.events[1].belief.clauses.resize(65, s.events[1].belief.clauses[0]); },
       "/events/truce/chance: found 65 clauses, expected at most 64"},
  });
  CHECK(found_after([](Scenario& s) { s.events[1].belief.clauses[1].chance = 1; }).empty());  // no members: chances may rise
}

TEST_CASE("Rules for references", "[scenario][check]") {
  const std::string target = ", expected the id of a candidate, a pool or a group, or \"*\"";
  const std::string member = ", expected the id of a candidate or a pool";
  const std::string cannot = " (a candidate is an actor with \"joins\")";
  check_each({
      {"issue", [](Scenario& s) { egypt(s).positions[0].issue = "bufer"; },
       "/actors/EGY/positions/bufer: found \"bufer\", expected the id of an issue (did you mean \"buffer\"?)"},
      {"unknown", [](Scenario& s) { israel(s).accepts[0].target = "JOX"; }, "/actors/ISR/accepts/JOX: found \"JOX\"" + target + " (did you mean \"JOR\"?)"},
      {"itself", [](Scenario& s) { egypt(s).accepts = {{"EGY", certain_chance(1)}}; },
       "/actors/EGY/accepts/EGY: found \"EGY\" itself" + target + " (nobody needs acceptance of its own)"},
      {"no candidate", [](Scenario& s) { egypt(s).accepts = {{"ISR", certain_chance(1)}}; }, "/actors/EGY/accepts/ISR: found the actor \"ISR\"" + target + cannot},
      {"task", [](Scenario& s) { size_of(s).of = "troop"; },
       "/requirements/size/of: found \"troop\", expected \"members\", or a task that somebody offers (did you mean \"troops\"?)"},
      {"prefer", [](Scenario& s) { s.prefer = "ships"; }, "/prefer: found \"ships\", expected \"members\", or a task that somebody offers"},
      {"from", [](Scenario& s) { size_of(s).from_group = "arabs"; },
       "/requirements/size/from: found \"arabs\", expected the id of a group or a pool, or a list of ids (did you mean \"arab\"?)"},
      {"from a candidate", [](Scenario& s) { size_of(s).from_group = "EGY"; },
       "/requirements/size/from: found the candidate \"EGY\", expected the id of a group or a pool, or a list of ids (write [\"EGY\"])"},
      {"from ids", [](Scenario& s) { size_of(s).from_group = "", size_of(s).from_ids = {"EGY", "ISR", "others"}; }, "/requirements/size/from/1: found the actor \"ISR\"" + member + cannot},
      {"from a listed group", [](Scenario& s) { size_of(s).from_group = "", size_of(s).from_ids = {"arab"}; },
       "/requirements/size/from/0: found the group \"arab\"" + member + " (a group stands alone, not in a list)"},
      {"from twice", [](Scenario& s) { size_of(s).from_group = "", size_of(s).from_ids = {"EGY", "EGY"}; },
       "/requirements/size/from/1: found \"EGY\" a second time, expected every id once"},
      {"outcome", [](Scenario& s) { s.outcomes[0].actor = "ISR"; }, "/outcomes/ISR: found the actor \"ISR\"" + member + cannot},
  });
}

TEST_CASE("All problems come together, and no more than can be read", "[scenario][check]") {
  CHECK(found_after([](Scenario& s) {
          s.as_of = "today", egypt(s).joins = certain_chance(2), s.prefer = "ships", s.events[0].belief = when(name("vote"));
        }).size() == 4);
  CHECK(found_after([](Scenario& s) {
          for (int k = 0; k < 3000; ++k) s.claims.push_back({"c" + std::to_string(k), "nobody", "", "", "", "x", "", ""});
        }).size() == max_problems + 1);
}
