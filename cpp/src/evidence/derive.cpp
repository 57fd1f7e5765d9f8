#include "contingent/evidence/derive.hpp"

#include <algorithm>

#include "contingent/reading/standard_lexicon.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

// One level of a source: its reports that are equally likely true are true together.
struct Level {
  std::string source;
  double chance = 0;
  RightReports reports = 0;
};

// In the order of their sources, the likeliest level of each source first.
std::vector<Level> levels_of(const std::vector<Report>& reports) {
  std::vector<Level> levels;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const std::string& source = reports[i].claim->source;
    const auto same = std::find_if(levels.begin(), levels.end(), [&](const Level& level) {
      return level.source == source && level.chance == reports[i].right;
    });
    if (same == levels.end())
      levels.push_back({source, reports[i].right, RightReports{1} << i});
    else
      same->reports |= RightReports{1} << i;
  }
  std::stable_sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) {
    return a.source != b.source ? a.source < b.source : a.chance > b.chance;
  });
  return levels;
}

// A state: how many levels of each source are true, from its likeliest down.
template <class Visit>
void for_each_state(const std::vector<Level>& levels, std::size_t from, RightReports right, double chance, std::vector<bool>& holds,
                    Visit&& visit) {
  if (from == levels.size()) {
    visit(right, chance, holds);
    return;
  }
  std::size_t end = from;
  while (end < levels.size() && levels[end].source == levels[from].source) ++end;
  RightReports more = right;
  for (std::size_t held = from;; ++held) {
    const double above = held == from ? 1 : levels[held - 1].chance, below = held == end ? 0 : levels[held].chance;
    for (std::size_t level = from; level < end; ++level) holds[level] = level < held;
    if (above > below) for_each_state(levels, end, more, chance * (above - below), holds, visit);
    if (held == end) return;
    more |= levels[held].reports;
  }
}

class Derivation {
 public:
  explicit Derivation(const Scenario& scenario)
      : scenario_(scenario), lexicon_(over(scenario.lexicon, standard_lexicon())), evidence_{scenario, {}} {}

  Evidence run() {
    Scenario& to = evidence_.scenario;
    for (Event& event : to.events) derive(event.belief, "event");
    for (Actor& actor : to.actors) derive(actor);
    for (Pool& pool : to.pools) derive(pool.member);
    put_in_order();
    return std::move(evidence_);
  }

 private:
  void derive(Actor& actor) {
    if (actor.joins) derive(*actor.joins, "joins");
    if (actor.leads) derive(*actor.leads, "leads");
    for (Acceptance& acceptance : actor.accepts) derive(acceptance.belief, "accepts");
  }

  void derive(Belief& belief, const std::string& kind) {
    std::vector<Clause> clauses;
    for (const Clause& clause : belief.clauses)
      if (clause.from_claims)
        derive(clause, kind, clauses);
      else
        clauses.push_back(clause);
    belief.clauses = std::move(clauses);
  }

  void derive(const Clause& clause, const std::string& kind, std::vector<Clause>& to) {
    const std::vector<Report> reports = Reports(scenario_, lexicon_, clause.reasons.claims).reports;
    const std::vector<Level> levels = levels_of(reports);
    std::vector<bool> holds(levels.size());
    for_each_state(levels, 0, 0, 1, holds, [&](RightReports right, double, const std::vector<bool>& held) {
      to.push_back({in_state(clause.when, levels, held), derived_chance(clause, reports, right, lexicon_, kind), clause.reasons});
    });
  }

  // The clause's condition and the state, as one conjunction, so that what it asks about events stays apart.
  std::optional<Condition> in_state(const std::optional<Condition>& when, const std::vector<Level>& levels, const std::vector<bool>& held) {
    Condition all{Condition::Kind::all_of, {}, 0, {}};
    if (when && when->kind == Condition::Kind::all_of)
      all.parts = when->parts;
    else if (when)
      all.parts = {*when};
    for (std::size_t level = 0; level < levels.size(); ++level) {
      Condition right{Condition::Kind::name, id_of(levels[level]), 0, {}};
      if (held[level])
        all.parts.push_back(right);
      else
        all.parts.push_back({Condition::Kind::negation, {}, 0, {right}});
    }
    if (all.parts.empty()) return std::nullopt;
    return all.parts.size() == 1 ? all.parts.front() : all;
  }

  std::string id_of(const Level& level) {
    const SourceRight wanted{"source:" + level.source + "@" + number_text(level.chance), level.source, level.chance};
    if (std::find(evidence_.sources.begin(), evidence_.sources.end(), wanted) == evidence_.sources.end())
      evidence_.sources.push_back(wanted);
    return wanted.id;
  }

  // In file order of the sources, so that the order of draws does not hang on the order of beliefs.
  void put_in_order() {
    const auto place = [&](const SourceRight& right) {
      return std::find_if(scenario_.sources.begin(), scenario_.sources.end(), [&](const Source& s) { return s.id == right.source; });
    };
    std::sort(evidence_.sources.begin(), evidence_.sources.end(), [&](const SourceRight& a, const SourceRight& b) {
      return a.source != b.source ? place(a) < place(b) : a.chance < b.chance;
    });
  }

  const Scenario& scenario_;
  const Lexicon lexicon_;
  Evidence evidence_;
};

}  // namespace

Evidence derive(const Scenario& scenario) { return Derivation(scenario).run(); }

double base_rate(const Lexicon& lexicon, const std::string& kind) {
  const Meaning* base = find(lexicon.base, kind);
  return base ? base->chance : 0.5;
}

std::vector<SourceState> source_states(const std::vector<Report>& reports) {
  const std::vector<Level> levels = levels_of(reports);
  std::vector<bool> holds(levels.size());
  std::vector<SourceState> states;
  for_each_state(levels, 0, 0, 1, holds, [&](RightReports right, double chance, const std::vector<bool>&) { states.push_back({right, chance}); });
  return states;
}

double derived_chance(const Clause& clause, const std::vector<Report>& reports, RightReports right, const Lexicon& lexicon,
                      const std::string& kind) {
  const double base = clause.from_claims->base.value_or(base_rate(lexicon, kind));
  return clause.from_claims->times * pooled(reports, right, lexicon.pooling.value_or(Pooling::log), base);
}

double mean_chance(const Clause& clause, const std::vector<Report>& reports, const Lexicon& lexicon, const std::string& kind) {
  double mean = 0;
  for (const SourceState& state : source_states(reports)) mean += state.chance * derived_chance(clause, reports, state.right, lexicon, kind);
  return mean;
}

}  // namespace contingent
