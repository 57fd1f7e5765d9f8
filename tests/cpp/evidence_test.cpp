// From words to numbers: meanings, reports, pools, and the states of sources.
#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "contingent/evidence/derive.hpp"
#include "contingent/evidence/explain.hpp"
#include "contingent/reading/standard_lexicon.hpp"
#include "contingent/scenario/check.hpp"
#include "contingent/support/beta.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

constexpr double exact = 1e-12;

Claim said(const std::string& id, const std::string& source, const std::string& hedge, const std::string& day, const std::string& speaker = "") {
  return {id, source, speaker, "", day, "would come", hedge, "", ""};
}

// Reports with these meanings and weights, each of a claim of its own.
struct Said {
  std::vector<Claim> claims;
  std::vector<Report> reports;

  Said(const std::vector<double>& chances, const std::vector<double>& weights) : claims(chances.size()) {
    for (std::size_t i = 0; i < chances.size(); ++i) reports.push_back({&claims[i], 1, {chances[i], 0, "", ""}, "2025-10-01", weights[i]});
  }
};

double logit(double p) { return std::log(p / (1 - p)); }

// The sound scenario whose Egypt joins as some claims say.
Scenario derived(const std::vector<Claim>& claims) {
  Scenario s = sound();
  s.lexicon.hedges = {{"yes", {0.9, 0, "", ""}}, {"perhaps", {0.6, 0, "", ""}}, {"no", {0.1, 0, "", ""}}};
  s.lexicon.attribution = {{"sealed", {0.95, 0, "", ""}}, {"overheard", {0.5, 0, "", ""}}};
  s.lexicon.half_life = 10;
  s.sources[0].right = 0.8;
  s.sources.push_back({"radio", "The Radio", "", "2025-10-20", "", "A", ""});
  s.sources.push_back({"wall", "A Wall", "", "", "", "", ""});
  s.claims = claims;
  Clause clause;
  clause.from_claims = FromClaims{0.2, 1};
  for (const Claim& claim : claims) clause.reasons.claims.push_back(claim.id);
  s.actors[0].joins = Belief{{clause}, {}};
  return s;
}

Reports reports_of(const Scenario& s) { return {s, over(s.lexicon, standard_lexicon()), s.actors[0].joins->clauses[0].reasons.claims}; }

double total(const std::vector<SourceState>& states) {
  double sum = 0;
  for (const SourceState& state : states) sum += state.chance;
  return sum;
}

}  // namespace

TEST_CASE("The pool of log odds and the linear pool are weighted means", "[evidence]") {
  const Said even({0.9, 0.6, 0.25}, {1, 1, 1}), aged({0.9, 0.6, 0.25}, {1, 0.5, 0.25});
  // (2.197225 + 0.405465 - 1.098612) / 3 = 0.501359, which is 0.622778 as a chance.
  CHECK(std::abs(pooled(even.reports, 7, Pooling::log, 0.5) - 0.622778) < 1e-6);
  CHECK(std::abs(pooled(even.reports, 7, Pooling::linear, 0.5) - 1.75 / 3) < exact);
  const double log_odds = (logit(0.9) + 0.5 * logit(0.6) + 0.25 * logit(0.25)) / 1.75;
  CHECK(std::abs(logit(pooled(aged.reports, 7, Pooling::log, 0.5)) - log_odds) < exact);
  CHECK(std::abs(pooled(aged.reports, 7, Pooling::linear, 0.5) - (0.9 + 0.3 + 0.0625) / 1.75) < exact);
  CHECK(std::abs(pooled(even.reports, 2, Pooling::log, 0.5) - 0.6) < exact);
  CHECK(pooled(even.reports, 0, Pooling::log, 0.123) == 0.123);
}

TEST_CASE("Agreement does not overshoot, and words alone make nothing certain", "[evidence]") {
  const Said agreed({0.7, 0.7, 0.7, 0.7}, {1, 0.1, 3, 2}), sure({1, 0.999}, {1, 1}), never({0, 0.5}, {1, 0});
  CHECK(std::abs(pooled(agreed.reports, 15, Pooling::log, 0.5) - 0.7) < exact);
  CHECK(std::abs(pooled(sure.reports, 3, Pooling::log, 0.5) - most_pooled) < exact);
  CHECK(std::abs(pooled(never.reports, 3, Pooling::log, 0.5) - least_pooled) < exact);
  CHECK(std::abs(pooled(never.reports, 3, Pooling::linear, 0.5) - least_pooled) < exact);
}

TEST_CASE("Of a speaker's true reports the latest stand", "[evidence]") {
  Said four({0.9, 0.6, 0.25, 0.5}, {1, 1, 1, 1});
  for (const std::size_t i : {0u, 1u, 2u}) four.claims[i].speaker = "a minister";
  four.reports[1].day = four.reports[2].day = "2025-10-02";
  four.reports[3].day = "2025-10-03";
  CHECK(standing_reports(four.reports, 15) == 14);  // two of one day, and the one without a speaker
  CHECK(standing_reports(four.reports, 9) == 9);    // what is not truly reported supersedes nothing
  CHECK(standing_reports(four.reports, 3) == 2);
  CHECK(std::abs(pooled(four.reports, 3, Pooling::log, 0.5) - 0.6) < exact);
}

TEST_CASE("What a phrase means", "[evidence]") {
  Lexicon lexicon;
  lexicon.hedges = {{"likely", {0.7, 0.1, "", "ours"}}, {"doubtful", {0.3, 0.2, "", "ours"}}, {"very doubtful", {0.02, 0, "", ""}}, {"sworn", {0, 0, "oath", ""}}};
  lexicon.kinds = {{"oath", {0.9, 0.05, "", "ours"}}};
  CHECK(*meaning_of(lexicon, "likely") == lexicon.hedges[0].second);
  CHECK(*meaning_of(lexicon, "sworn") == lexicon.kinds[0].second);
  CHECK(kind_of_statement(lexicon, "sworn") == "oath");
  CHECK(kind_of_statement(lexicon, "likely").empty());
  // Halfway to the nearer end (Mosteller & Youtz 1990); an entry of its own goes before.
  CHECK(std::abs(meaning_of(lexicon, "very likely")->chance - 0.85) < exact);
  CHECK(std::abs(meaning_of(lexicon, "highly doubtful")->chance - 0.15) < exact);
  CHECK(std::abs(meaning_of(lexicon, "quite likely")->sd - 0.05) < exact);
  CHECK(meaning_of(lexicon, "very doubtful")->chance == 0.02);
  CHECK(std::abs(meaning_of(lexicon, "unlikely")->chance - 0.15) < exact);
  CHECK(std::abs(meaning_of(lexicon, "not doubtful")->chance - 0.85) < exact);
  for (const char* phrase : {"", "very", "very ", "likelyish", "very very likely", "not"}) CHECK_FALSE(meaning_of(lexicon, phrase));
}

TEST_CASE("A report is as true as its source and its attribution allow", "[evidence]") {
  const Lexicon lexicon = over(derived({}).lexicon, standard_lexicon());
  const auto right = [&](const std::string& letter, const std::string& attribution) {
    Source source;
    Claim claim;
    source.reliability = letter;
    claim.attribution = attribution;
    return probability_right(source, claim, lexicon);
  };
  const auto of_letter = [&](const char* letter) { return find(lexicon.reliability, letter)->chance; };
  CHECK(right("A", "") == of_letter("A"));
  CHECK(right("B", "sealed") == of_letter("B"));
  CHECK(right("B", "overheard") == 0.5);
  CHECK(right("E", "overheard") == of_letter("E"));
  CHECK(right("", "") == of_letter("F"));
  Source counted;
  counted.right = 0.7;
  Claim claim;
  claim.attribution = "overheard";
  CHECK(probability_right(counted, claim, lexicon) == 0.7);
}

TEST_CASE("Reports count from their day on, once an origin, and less with age", "[evidence]") {
  Scenario s = derived({said("early", "paper", "yes", "2025-10-05"), said("late", "paper", "no", "2025-10-26"), said("by-source", "radio", "yes", ""),
                        said("undated", "wall", "no", ""), said("again", "radio", "perhaps", "2025-10-15")});
  s.claims[0].origin = s.claims[4].origin = "a speech";
  const Reports read = reports_of(s);
  REQUIRE(read.reports.size() == 2);
  CHECK(read.reports[0].claim->id == "again");  // likelier right than the first
  CHECK(read.reports[0].weight == 0.5);         // ten days before as_of
  CHECK(read.reports[1].claim->id == "by-source");
  CHECK(std::abs(read.reports[1].weight - std::exp2(-0.5)) < exact);
  REQUIRE(read.cited.size() == 5);
  CHECK(read.cited[0].standing == Standing::repeats);
  CHECK(read.cited[0].repeats == "again");
  CHECK(read.cited[1].standing == Standing::later);
  CHECK(read.cited[3].standing == Standing::later);
  s.as_of = "";
  const Reports ageless = reports_of(s);
  CHECK(ageless.reports.size() == 4);
  for (const Report& report : ageless.reports) CHECK(report.weight == 1);
}

TEST_CASE("The chances of the sources' states add up to 1", "[evidence]") {
  Scenario s = derived({said("a", "paper", "yes", "2025-10-05"), said("b", "radio", "no", "2025-10-06"), said("c", "radio", "no", "2025-10-07"),
                        said("d", "wall", "perhaps", "2025-10-08")});
  s.claims[1].attribution = "overheard";
  s.claims[2].attribution = "sealed";
  const std::vector<SourceState> states = source_states(reports_of(s).reports);
  CHECK(states.size() == 2 * 3 * 2);  // the radio: neither report, the surer one, both
  CHECK(std::abs(total(states) - 1) < exact);
  for (const SourceState& state : states) CHECK_FALSE(((state.right >> 1 & 1) && !(state.right >> 2 & 1)));
  s.sources[0].right = 1;
  s.sources[2].right = 0;
  const std::vector<SourceState> fewer = source_states(reports_of(s).reports);
  CHECK(fewer.size() == 3);  // what cannot be is no state
  CHECK(std::abs(total(fewer) - 1) < exact);
  const std::vector<SourceState> none = source_states({});
  REQUIRE(none.size() == 1);
  CHECK(none[0].chance == 1);
}

TEST_CASE("A derived chance becomes a clause for each state of its sources", "[evidence]") {
  Scenario s = derived({said("a", "paper", "yes", "2025-10-25"), said("b", "radio", "no", "2025-10-25")});
  s.sources[1].right = 0.5;
  s.actors[0].joins->clauses[0].from_claims = FromClaims{0.2, 0.5};
  REQUIRE(check(s, standard_lexicon()).empty());
  const Evidence evidence = derive(s);
  const std::vector<Clause>& clauses = evidence.scenario.actors[0].joins->clauses;
  REQUIRE(clauses.size() == 4);
  std::vector<double> chances;
  for (const Clause& clause : clauses) {
    CHECK_FALSE(clause.from_claims);
    REQUIRE(clause.when);
    CHECK(clause.when->kind == Condition::Kind::all_of);
    chances.push_back(clause.chance);
  }
  std::sort(chances.begin(), chances.end());
  const std::vector<double> expected = {0.05, 0.1, 0.25, 0.45};  // half of: no; the base rate; both, which is even; yes
  for (std::size_t k = 0; k < 4; ++k) CHECK(std::abs(chances[k] - expected[k]) < exact);
  REQUIRE(evidence.sources.size() == 2);
  CHECK(evidence.sources[0].source == "paper");
  CHECK(evidence.sources[0].chance == 0.8);
  CHECK(evidence.sources[1].source == "radio");
  const Explanation told = explain(s, "joins:EGY");
  // 0.8 * 0.5 * (0.25 + 0.45) + 0.2 * 0.5 * (0.05 + 0.1)
  CHECK(std::abs(told.clauses[0].chance - 0.295) < exact);
  CHECK(std::abs(told.clauses[0].none_right - 0.1) < exact);
  CHECK(std::abs(told.clauses[0].if_all_right - 0.5) < exact);
  CHECK(std::abs(told.clauses[0].claims[0].without - 0.5 * (0.5 * 0.1 + 0.5 * 0.2)) < exact);
  CHECK(evidence.scenario.events == s.events);
  CHECK_THROWS_AS(explain(s, "joins:EGX"), ContingentError);
}

TEST_CASE("Without a base rate of its own a derived chance has the lexicon's", "[evidence]") {
  Scenario s = derived({});
  s.actors[0].joins->clauses[0].from_claims = FromClaims{};
  s.actors[0].leads = s.actors[0].joins;
  s.actors[2].accepts[0].belief = *s.actors[0].joins;
  s.events[0].belief = *s.actors[0].joins;
  s.lexicon.base = {{"joins", {0.11, 0, "", ""}}, {"leads", {0.12, 0, "", ""}}, {"accepts", {0.13, 0, "", ""}}, {"event", {0.14, 0, "", ""}}};
  const Scenario plain = derive(s).scenario;
  CHECK(plain.actors[0].joins->clauses[0].chance == 0.11);
  CHECK(plain.actors[0].leads->clauses[0].chance == 0.12);
  CHECK(plain.actors[2].accepts[0].belief.clauses[0].chance == 0.13);
  CHECK(plain.events[0].belief.clauses[0].chance == 0.14);
  CHECK_FALSE(plain.actors[0].joins->clauses[0].when);
}

TEST_CASE("Quantiles of beta distributions are the published ones", "[support]") {
  struct Known {
    double alpha, beta, p, quantile, distribution;  // scipy.stats.beta: ppf(p), cdf(0.3)
  };
  for (const Known& known : {Known{2, 3, 0.5, 0.3857275681323895, 0.3483}, Known{0.5, 0.5, 0.1, 0.024471741852423214, 0.36901011956554536},
                             Known{8, 2, 0.025, 0.517503485082663, 0.0004330259999999999}, Known{1.3, 27.4, 0.975, 0.14433034980378884, 0.9998769033869612},
                             Known{40, 60, 0.9, 0.46309986647642215, 0.017592508468930065}, Known{0.05, 0.2, 0.5, 6.256986533495276e-05, 0.7740755050074334},
                             Known{400, 1.5, 0.01, 0.9859277126261565, 0}}) {
    INFO(known.alpha << " " << known.beta);
    const Beta beta(known.alpha, known.beta);
    CHECK(std::abs(beta.quantile(known.p) - known.quantile) < 1e-9 * known.quantile);
    CHECK(std::abs(beta.distribution(0.3) - known.distribution) < 1e-11);
  }
}
