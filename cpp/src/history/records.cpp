#include "contingent/history/records.hpp"

#include <algorithm>

#include "contingent/evidence/derive.hpp"
#include "contingent/reading/standard_lexicon.hpp"

namespace contingent {

namespace {

struct Statement {
  Report report;
  std::string kind;
  bool conditional = false;
};

bool comes_after(const Statement& a, const Statement& b) {
  if (is_by_others(a.kind) != is_by_others(b.kind)) return is_by_others(b.kind);
  return a.report.day > b.report.day;
}

class Reader {
 public:
  explicit Reader(const Scenario& scenario) : scenario_(scenario), lexicon_(over(scenario.lexicon, standard_lexicon())) {}

  Record record(const Actor& actor) const {
    Record record;
    record.actor = actor.id;
    record.name = actor.name.empty() ? actor.id : actor.name;
    std::vector<Statement> said = statements(*actor.joins);
    if (!said.empty()) {
      const Statement& stands = *std::min_element(said.begin(), said.end(), comes_after);
      record.kind = stands.kind;
      record.claim = stands.report.claim->id;
      record.day = stands.report.day;
      record.right = stands.report.right;
      record.conditional = stands.conditional;
    }
    record.vetoed = is_vetoed(actor);
    for (const Outcome& outcome : scenario_.outcomes)
      if (outcome.actor == actor.id) {
        record.scored = true;
        record.joined = outcome.joined;
        record.how = outcome.how;
      }
    return record;
  }

 private:
  // Statements of intent, first those of the first clause that cites them.
  std::vector<Statement> statements(const Belief& belief) const {
    std::vector<Statement> found;
    for (const Clause& clause : belief.clauses) {
      if (!clause.from_claims) continue;
      for (const Report& report : Reports(scenario_, lexicon_, clause.reasons.claims).reports) {
        const std::string kind = kind_of_statement(lexicon_, report.claim->hedge);
        const bool known = std::any_of(found.begin(), found.end(), [&](const Statement& s) { return s.report.claim == report.claim; });
        if (!kind.empty() && !known) found.push_back({report, kind, clause.when.has_value()});
      }
    }
    return found;
  }

  bool is_vetoed(const Actor& candidate) const {
    for (const Actor& gatekeeper : scenario_.actors)
      if (gatekeeper.gatekeeper)
        for (const Acceptance& acceptance : gatekeeper.accepts)
          if (acceptance.target == candidate.id && refuses(acceptance.belief)) return true;
    return false;
  }

  bool refuses(const Belief& belief) const {
    const Report* latest = nullptr;
    std::vector<Report> said;
    for (const Clause& clause : belief.clauses)
      if (clause.from_claims)
        for (const Report& report : Reports(scenario_, lexicon_, clause.reasons.claims).reports) said.push_back(report);
    for (const Report& report : said)
      if (!latest || report.day >= latest->day) latest = &report;
    return latest && latest->meaning.chance < 0.5;
  }

  const Scenario& scenario_;
  const Lexicon lexicon_;
};

}  // namespace

std::vector<Record> records(const Scenario& scenario) {
  const Reader reader(scenario);
  std::vector<Record> found;
  for (const Actor& actor : scenario.actors)
    if (actor.joins) found.push_back(reader.record(actor));
  return found;
}

bool is_by_others(const std::string& kind) { return kind == "listing" || kind == "delisting"; }

}  // namespace contingent
