#include "contingent/evidence/explain.hpp"

#include <algorithm>
#include <cmath>

#include "contingent/reading/standard_lexicon.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

struct NamedBelief {
  std::string name, kind;
  const Belief* belief;
};

void add_beliefs_of(const Actor& actor, std::vector<NamedBelief>& to) {
  if (actor.joins) to.push_back({"joins:" + actor.id, "joins", &*actor.joins});
  if (actor.leads) to.push_back({"leads:" + actor.id, "leads", &*actor.leads});
  for (const Acceptance& acceptance : actor.accepts)
    to.push_back({"accepts:" + actor.id + "/" + acceptance.target, "accepts", &acceptance.belief});
}

std::vector<NamedBelief> named_beliefs(const Scenario& scenario) {
  std::vector<NamedBelief> found;
  for (const Event& event : scenario.events) found.push_back({"event:" + event.id, "event", &event.belief});
  for (const Actor& actor : scenario.actors) add_beliefs_of(actor, found);
  for (const Pool& pool : scenario.pools) add_beliefs_of(pool.member, found);
  return found;
}

class ClauseExplainer {
 public:
  ClauseExplainer(const Scenario& scenario, const Lexicon& lexicon, const std::string& kind, const Clause& clause)
      : scenario_(scenario), lexicon_(lexicon), kind_(kind), clause_(clause), read_(scenario, lexicon, clause.reasons.claims),
        all_(read_.reports.empty() ? 0 : ~RightReports{0} >> (64 - read_.reports.size())), standing_(standing_reports(read_.reports, all_)) {}

  ExplainedClause explain() const {
    ExplainedClause told;
    told.when = clause_.when;
    told.note = clause_.reasons.note;
    told.derived = true;
    told.times = clause_.from_claims->times;
    told.base = clause_.from_claims->base.value_or(base_rate(lexicon_, kind_));
    told.chance = mean_chance(clause_, read_.reports, lexicon_, kind_);
    told.if_all_right = pooled(read_.reports, all_, lexicon_.pooling.value_or(Pooling::log), told.base);
    for (const SourceState& state : source_states(read_.reports))
      if (state.right == 0) told.none_right = state.chance;
    Lexicon linear = lexicon_;
    linear.pooling = Pooling::linear;
    told.linear = mean_chance(clause_, read_.reports, linear, kind_);
    for (const CitedClaim& cited : read_.cited) told.claims.push_back(claim(cited));
    return told;
  }

 private:
  ExplainedClaim claim(const CitedClaim& cited) const {
    ExplainedClaim told;
    told.claim = *cited.claim;
    const Source& source = *std::find_if(scenario_.sources.begin(), scenario_.sources.end(), [&](const Source& s) { return s.id == cited.claim->source; });
    told.day = day_of(*cited.claim, source);
    told.right = probability_right(source, *cited.claim, lexicon_);
    told.meaning = *meaning_of(lexicon_, cited.claim->hedge);
    told.standing = cited.standing == Standing::later ? "later" : cited.standing == Standing::repeats ? "repeats" : "counts";
    told.by = cited.repeats;
    if (cited.standing == Standing::counts) weigh(told);
    told.without = without(cited.claim->id);
    return told;
  }

  void weigh(ExplainedClaim& told) const {
    double weights = 0;
    for (std::size_t i = 0; i < read_.reports.size(); ++i)
      if (standing_ >> i & 1) weights += read_.reports[i].weight;
    const auto report = std::find_if(read_.reports.begin(), read_.reports.end(), [&](const Report& r) { return r.claim->id == told.claim.id; });
    if (standing_ >> (report - read_.reports.begin()) & 1) {
      const double chance = std::clamp(report->meaning.chance, least_pooled, most_pooled);
      told.share = report->weight / weights;
      told.log_odds = told.share * std::log(chance / (1 - chance));
      return;
    }
    told.standing = "superseded";
    const Report* latest = &*report;
    for (const Report& other : read_.reports)
      if (other.claim->speaker == told.claim.speaker && other.day > latest->day) latest = &other;
    told.by = latest->claim->id;
  }

  double without(const std::string& id) const {
    std::vector<std::string> others = clause_.reasons.claims;
    std::erase(others, id);
    return mean_chance(clause_, Reports(scenario_, lexicon_, others).reports, lexicon_, kind_);
  }

  const Scenario& scenario_;
  const Lexicon& lexicon_;
  const std::string& kind_;
  const Clause& clause_;
  const Reports read_;
  const RightReports all_, standing_;
};

}  // namespace

Explanation explain(const Scenario& scenario, const std::string& belief) {
  const std::vector<NamedBelief> known = named_beliefs(scenario);
  const auto found = std::find_if(known.begin(), known.end(), [&](const NamedBelief& b) { return b.name == belief; });
  if (found == known.end()) {
    const std::string near = nearest_name(belief, beliefs(scenario));
    throw ContingentError("no belief is called " + in_quotes(belief) +
                          (near.empty() ? "; beliefs are named event:E, joins:A, leads:A or accepts:A/B" : "; did you mean " + in_quotes(near) + "?"));
  }
  const Lexicon lexicon = over(scenario.lexicon, standard_lexicon());
  Explanation explanation{belief, found->kind, {}};
  for (const Clause& clause : found->belief->clauses) {
    if (clause.from_claims) {
      explanation.clauses.push_back(ClauseExplainer(scenario, lexicon, found->kind, clause).explain());
      continue;
    }
    ExplainedClause told;
    told.when = clause.when;
    told.note = clause.reasons.note;
    told.chance = told.linear = clause.chance;
    explanation.clauses.push_back(told);
  }
  return explanation;
}

std::vector<std::string> beliefs(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const NamedBelief& belief : named_beliefs(scenario)) names.push_back(belief.name);
  return names;
}

}  // namespace contingent
