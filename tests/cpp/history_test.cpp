// What was said and what came of it: snapshots, steps, changes that add up, fits and scores.
#include <cmath>

#include "catch.hpp"
#include "contingent/answers/members.hpp"
#include "contingent/history/chain.hpp"
#include "contingent/history/fit.hpp"
#include "contingent/history/records.hpp"
#include "contingent/history/scores.hpp"
#include "contingent/history/snapshot.hpp"
#include "contingent/history/steps.hpp"
#include "contingent/support/problem.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

Claim said(const std::string& id, const std::string& hedge, const std::string& day, const std::string& origin = "") {
  return {id, "paper", "a minister", origin, day, "would come", hedge, "", ""};
}

Belief from(const std::vector<std::string>& claims, double base) {
  Clause clause;
  clause.from_claims = FromClaims{base, 1};
  clause.reasons.claims = claims;
  return {{clause}, {}};
}

// Egypt's joining hangs on four reports, two of them one; what nothing rests on is news to nobody.
Scenario told() {
  Scenario s = sound();
  s.horizon = "2026-06-30";
  s.sources[0].date = "";
  s.claims = {said("offer", "offered", "2025-10-18"), said("reprint", "ruled out", "2025-10-20", "a speech"), said("speech", "ruled out", "2025-10-20", "a speech"),
              said("idle", "offered", "2025-10-21"), said("landing", "has happened", "2026-01-05")};
  s.actors[0].joins = from({"offer", "reprint", "speech", "landing"}, 0.2);
  s.actors[0].reasons.claims = {"idle"};
  s.outcomes[0].reasons.claims = {"landing"};
  return s;
}

std::vector<std::string> ids(const Scenario& s) {
  std::vector<std::string> found;
  for (const Claim& claim : s.claims) found.push_back(claim.id);
  return found;
}

std::vector<Step::Kind> kinds(const std::vector<Step>& steps) {
  std::vector<Step::Kind> found;
  for (const Step& step : steps) found.push_back(step.kind);
  return found;
}

using Kinds = std::vector<Step::Kind>;
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("A snapshot knows what had been said", "[history]") {
  const Scenario s = told(), snapshot = as_of(s, "2025-10-20");
  CHECK(ids(snapshot) == Ids{"offer", "reprint", "speech"});
  CHECK(snapshot.actors[0].joins->clauses[0].reasons.claims == Ids{"offer", "reprint", "speech"});
  CHECK(snapshot.actors[0].reasons.claims.empty());
  CHECK(snapshot.outcomes.empty());
  CHECK(snapshot.as_of == "2025-10-20");
  CHECK(as_of(s, "2025-10-17").claims.empty());
  CHECK(as_of(s, "2025-10-17").sources.empty());
  CHECK(as_of(s, "2026-06-30").outcomes == s.outcomes);
  CHECK_THROWS_AS(as_of(s, "2025-02-29"), ContingentError);
  CHECK_THROWS_AS(as_of(s, "2026-07-01"), ContingentError);
}

TEST_CASE("Steps go from day to day, a report at a time", "[history]") {
  const Scenario s = told();
  const std::vector<Step> way = steps(s, Ids{"2025-10-01", "2025-10-25", "2026-02-01"});
  CHECK(kinds(way) == Kinds{Step::Kind::start, Step::Kind::time, Step::Kind::news, Step::Kind::news, Step::Kind::time, Step::Kind::news});
  CHECK(way[2].claims == Ids{"offer"});
  CHECK(way[3].claims == Ids{"reprint", "speech"});  // of one origin and day: one piece of news
  CHECK(way[3].day == "2025-10-20");
  CHECK(way[5].claims == Ids{"landing"});
  CHECK(way.back().scenario.actors == as_of(s, "2026-02-01").actors);
  CHECK_THROWS_AS(steps(s, Ids{}), ContingentError);
  CHECK_THROWS_AS(steps(s, Ids{"2025-10-25", "2025-10-25"}), ContingentError);
}

TEST_CASE("Steps between two scenarios: what is withdrawn, what else differs, what is new", "[history]") {
  const Scenario before = as_of(told(), "2025-10-18");
  Scenario after = as_of(told(), "2025-10-20");
  CHECK(kinds(steps(before, before)) == Kinds{Step::Kind::start});
  CHECK(kinds(steps(before, after)) == Kinds{Step::Kind::start, Step::Kind::time, Step::Kind::news});
  CHECK(kinds(steps(after, before)) == Kinds{Step::Kind::start, Step::Kind::withdrawn, Step::Kind::time});
  after.actors[0].leads = certain_chance(0.9);
  CHECK(kinds(steps(before, after)) == Kinds{Step::Kind::start, Step::Kind::other, Step::Kind::news});
  CHECK(steps(before, after).back().scenario.actors == after.actors);
}

TEST_CASE("Changes along a chain add up to the last world", "[history]") {
  std::vector<Scenario> links;
  for (const Step& step : steps(told(), Ids{"2025-10-01", "2025-10-25", "2026-02-01"})) links.push_back(step.scenario);
  const std::vector<ChainRow> rows = chain(links, {7, 3001, 2, {"could", "willing"}}), again = chain(links, {7, 3001, 1, {"could", "willing"}});
  REQUIRE(rows.size() == 1 + 3 * 2);  // viable; Egypt, Jordan and the pool
  for (std::size_t r = 0; r < rows.size(); ++r) {
    INFO(rows[r].answer << " " << rows[r].actor);
    REQUIRE(rows[r].changes.size() == links.size() - 1);
    for (std::size_t i = 0; i + 1 < links.size(); ++i) {
      const Difference& change = rows[r].changes[i];
      CHECK(rows[r].values[i].count + change.gained - change.lost == rows[r].values[i + 1].count);
      CHECK(again[r].values[i].count == rows[r].values[i].count);
      CHECK(again[r].changes[i].gained == change.gained);
    }
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    const MembersAnswer answer = members({std::make_shared<const Model>(links[i], 7), 0, 3001, 1});
    CHECK(answer.viable.count == rows[0].values[i].count);
    CHECK(answer.rows[0].could.count == rows[1].values[i].count);
    CHECK(answer.rows[2].willing.count == rows[6].values[i].count);
  }
  CHECK(rows[2].answer == "willing");
  CHECK(rows[2].changes[0].gained + rows[2].changes[0].lost == 0);  // time alone moves nothing without a claim
  CHECK(rows[2].changes[1].gained > 0);                             // an offer
  CHECK(rows[2].changes[2].lost > 0);                               // a refusal
  CHECK_THROWS_AS(chain(links, {7, 0, 1, {}}), ContingentError);
  CHECK_THROWS_AS(chain(links, {7, 64, 1, {"should"}}), ContingentError);
}

TEST_CASE("A candidate that a link lacks takes part in none of its worlds", "[history]") {
  Scenario alone = sound();
  alone.actors.erase(alone.actors.begin() + 1);  // Jordan, whom Israel's acceptance names
  alone.actors[1].accepts.erase(alone.actors[1].accepts.begin());
  const std::vector<ChainRow> rows = chain({alone, sound()}, {0, 640, 1, {"willing"}});
  for (const ChainRow& row : rows)
    if (row.actor == "JOR") CHECK(row.values[0].count == 0);
  CHECK(rows.back().actor == "JOR");
  CHECK(rows.back().values[1].count > 0);
}

TEST_CASE("Records hold the latest own statement, else the latest by others", "[history]") {
  Scenario s = told();
  s.claims.push_back({"list", "paper", "officials", "", "2025-10-24", "may come", "listed by third parties", "", ""});
  s.actors[0].joins = from({"offer", "list"}, 0.2);
  Clause conditional;
  conditional.when = name("vote");
  conditional.from_claims = FromClaims{};
  conditional.reasons.claims = {"list"};
  s.actors[1].joins = Belief{{conditional}, {}};
  s.actors[2].accepts[0].belief = from({"speech"}, 0.9);
  const std::vector<Record> found = records(s);
  REQUIRE(found.size() == 2);
  CHECK(found[0].kind == "offer");
  CHECK(found[0].claim == "offer");
  CHECK(found[0].scored);
  CHECK(found[0].joined);
  CHECK_FALSE(found[0].vetoed);
  CHECK(found[1].kind == "listing");
  CHECK(is_by_others(found[1].kind));
  CHECK(found[1].conditional);
  CHECK(found[1].vetoed);
  CHECK_FALSE(found[1].scored);
}

TEST_CASE("A fit of single statements is a beta posterior", "[history]") {
  // One statement a case: its chance is mu whatever kappa, so mu ~ Beta(m nu + k, (1 - m) nu + n - k). The grid is 1/400 wide.
  const double within = (1 / 5.0 + 1 / 9.0 + 1 / 17.0 + 1 / 33.0 + 1 / 65.0) / 5;  // mean of 1 / (kappa + 1)
  const Fitted none = fit({}, 0.5, 0.03), one = fit({{"a", 1, 1, 1}}, 0.5, 0.03);
  CHECK(std::abs(none.meaning.chance - 0.5) < 1e-3);
  CHECK(std::abs(none.meaning.sd - std::sqrt(0.2 * within + 0.05)) < 2e-3);  // Beta(2, 2)
  CHECK(std::abs(one.meaning.chance - 0.6) < 1e-3);
  CHECK(std::abs(one.meaning.sd - std::sqrt(0.2 * within + 0.04)) < 2e-3);  // Beta(3, 2)
  CHECK(one.chance == one.meaning.chance);
  std::vector<KindCount> many;
  for (int k = 0; k < 16; ++k) many.push_back({"case " + std::to_string(k), k < 12, 1, 1});
  const Fitted sixteen = fit(many, 0.25, 0.03);
  CHECK(std::abs(sixteen.meaning.chance - (0.25 * 4 + 12) / 20) < 1e-3);
  CHECK(sixteen.joined == 12);
  CHECK(sixteen.said == 16);
  CHECK(sixteen.cases == 16);
  CHECK(sixteen.low < sixteen.chance);
  CHECK(sixteen.high > sixteen.chance);
}

TEST_CASE("A fit pools the statements of a case as the beta-binomial does", "[history]") {
  // Two of two in one case: L(mu, kappa) = mu (mu kappa + 1) / (kappa + 1). Beta(2, 2) has the moments 1/2, 3/10, 1/5.
  double above = 0, below = 0;
  for (const double kappa : {4, 8, 16, 32, 64}) {
    above += (0.3 + 0.2 * kappa) / (kappa + 1);
    below += (0.5 + 0.3 * kappa) / (kappa + 1);
  }
  CHECK(std::abs(fit({{"a", 2, 2, 1}}, 0.5, 0.03).meaning.chance - above / below) < 1e-3);
  CHECK(fit({{"a", 2, 2, 1}}, 0.5, 0.03).meaning.chance < fit({{"a", 1, 1, 1}, {"b", 1, 1, 1}}, 0.5, 0.03).meaning.chance);
}

TEST_CASE("A fit of reports that may be false mixes in the base rate", "[history]") {
  // A report that is true with chance r comes true with r mu + (1 - r) base: linear in mu, so its moments are those of Beta(2, 2).
  const double r = 0.5, base = 0.1, weight = r * 0.5 + (1 - r) * base;
  const Fitted fitted = fit({{"a", 1, 1, r}}, 0.5, base);
  const double mean = (r * 0.3 + (1 - r) * base * 0.5) / weight;
  CHECK(std::abs(fitted.meaning.chance - mean) < 1e-3);
  CHECK(std::abs(fitted.chance - (r * mean + (1 - r) * base)) < 1e-3);
  CHECK(fitted.high <= r + (1 - r) * base);
}

TEST_CASE("Scores by hand", "[history]") {
  const std::vector<Judged> judged = {{"A", true}, {"B", false}, {"C", false}, {"D", true}};
  const std::vector<Scores> found = scores(judged, {{0.9, 0.2, 0.6, 0.6}, {0.5, 0.5, 0.5, 0.5}, {1, 0, 1, 0}}, 200, 1);
  REQUIRE(found.size() == 3);
  CHECK(std::abs(found[0].brier.value - (0.01 + 0.04 + 0.36 + 0.16) / 4) < 1e-12);
  CHECK(std::abs(found[0].log.value + (std::log(0.9) + std::log(0.8) + std::log(0.4) + std::log(0.6)) / 4) < 1e-12);
  CHECK(std::abs(found[0].auc->value - 3.5 / 4) < 1e-12);  // of the four pairs three are right, one is a tie
  CHECK(found[1].auc->value == 0.5);
  CHECK(std::abs(found[2].log.value + (2 * std::log(0.99) + 2 * std::log(0.01)) / 4) < 1e-12);  // cut, so that no miss is infinite
  CHECK(found[0].brier.margin == 0);
  CHECK(std::abs(found[1].brier.margin - (0.25 - found[0].brier.value)) < 1e-12);
  CHECK(found[0].brier.low <= found[0].brier.value);
  CHECK(found[0].brier.high >= found[0].brier.value);
  CHECK_FALSE(scores({{"A", true}}, {{0.5}}, 10)[0].auc);
  CHECK_THROWS_AS(scores(judged, {{0.5}}), ContingentError);
  CHECK_THROWS_AS(scores({}, {{}}), ContingentError);
}

TEST_CASE("The bootstrap is of countries, and the same for the same seed", "[history]") {
  std::vector<Judged> judged;
  std::vector<double> chances;
  for (int i = 0; i < 30; ++i) {
    judged.push_back({"country " + std::to_string(i / 3), i % 2 == 0});
    chances.push_back(0.05 + 0.03 * i);
  }
  const Score a = scores(judged, {chances}, 500, 3)[0].brier, b = scores(judged, {chances}, 500, 3)[0].brier, c = scores(judged, {chances}, 500, 4)[0].brier;
  CHECK(a.low == b.low);
  CHECK(a.high == b.high);
  CHECK((a.low != c.low || a.high != c.high));
  CHECK(a.low < a.value);
  CHECK(a.value < a.high);
  for (Judged& row : judged) row.country = "one";  // drawn whole: nothing varies
  const Score whole = scores(judged, {chances}, 500, 3)[0].brier;
  CHECK(whole.low == whole.high);
}

TEST_CASE("Calibration bins hold their predictions", "[history]") {
  const std::vector<CalibrationBin> bins = calibration({{"A", true}, {"B", false}, {"C", true}, {"D", true}}, {0.1, 0.19, 0.2, 1});
  REQUIRE(bins.size() == 3);
  CHECK(std::abs(bins[0].mean - 0.145) < 1e-12);
  CHECK(bins[0].joined.count == 1);
  CHECK(bins[0].joined.worlds == 2);
  CHECK(bins[1].low == 0.2);
  CHECK(bins[1].joined.count == 1);
  CHECK(bins[2].high == 1);
  CHECK(bins[2].mean == 1);
}
