#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "checker.hpp"

namespace contingent {

namespace {

std::vector<std::string> names_of(const Lexicon::Table& table) {
  std::vector<std::string> names;
  for (const auto& [name, meaning] : table) names.push_back(name);
  return names;
}

class LexiconCheck {
 public:
  LexiconCheck(const Lexicon& lexicon, Findings& findings) : lexicon_(lexicon), findings_(findings) {}

  void check(const Lexicon& own) {
    if (own.half_life && !(*own.half_life > 0 && *own.half_life <= max_half_life))
      findings_.add("/lexicon/half_life", number_text(*own.half_life), "a number of days above 0, at most " + number_text(max_half_life));
    table(own.hedges, "/lexicon/hedges", true);
    table(own.kinds, "/lexicon/kinds");
    table(own.attribution, "/lexicon/attribution");
    table(own.reliability, "/lexicon/reliability");
    table(own.base, "/lexicon/base");
    closed(own.reliability, letters, "/lexicon/reliability");
    closed(own.base, kinds_of_belief, "/lexicon/base");
  }

 private:
  static constexpr std::array<std::string_view, 6> letters = {"A", "B", "C", "D", "E", "F"};
  static constexpr std::array<std::string_view, 4> kinds_of_belief = {"joins", "leads", "accepts", "event"};

  void table(const Lexicon::Table& own, const std::string& where, bool is_of_hedges = false) {
    for (const auto& [name, meaning] : own) {
      const std::string place = pointer(where, name);
      if (name.empty()) findings_.add(place, "an empty name", "what the number is of");
      if (meaning.kind.empty())
        number(meaning, place);
      else if (!is_of_hedges)
        findings_.add(place + "/kind", in_quotes(meaning.kind), "a chance: only a hedge is of a kind");
      else if (!find(lexicon_.kinds, meaning.kind))
        findings_.unknown(place + "/kind", meaning.kind, "a kind of statement", [&] { return names_of(lexicon_.kinds); });
    }
  }

  // Nobody would read an entry of another name.
  template <class Known>
  void closed(const Lexicon::Table& own, const Known& known, const std::string& where) {
    for (const auto& [name, meaning] : own)
      if (std::find(known.begin(), known.end(), name) == known.end()) findings_.add(pointer(where, name), in_quotes(name), one_of(known));
  }

  void number(const Meaning& meaning, const std::string& where) {
    const bool is_alone = meaning.sd == 0 && meaning.from.empty();
    check_range(meaning.chance, 0, 1, is_alone ? where : where + "/chance", "a chance", findings_);
    const double widest = widest_sd(meaning.chance);
    if (!(meaning.chance >= 0 && meaning.chance <= 1) || meaning.sd == 0 || (meaning.sd > 0 && meaning.sd < widest)) return;
    if (widest == 0)
      findings_.add(where + "/sd", number_text(meaning.sd), "no standard deviation beside a chance of " + number_text(meaning.chance));
    else
      findings_.add(where + "/sd", number_text(meaning.sd), "a standard deviation from 0 to below " + number_text(std::floor(1000 * widest) / 1000),
                    "that of a chance c lies below the root of c (1 - c)");
  }

  const Lexicon& lexicon_;
  Findings& findings_;
};

class DerivedCheck {
 public:
  DerivedCheck(const Scenario& scenario, const Lexicon& lexicon, Findings& findings)
      : scenario_(scenario), lexicon_(lexicon), findings_(findings) {
    for (const Claim& claim : scenario.claims) claims_.emplace(claim.id, &claim);
    for (const Source& source : scenario.sources) sources_.emplace(source.id, &source);
  }

  void check(const Clause& clause, const BeliefPlace& place, std::size_t k) {
    if (clause.from_claims->base) check_range(*clause.from_claims->base, 0, 1, place.base(k), "a chance", findings_);
    check_range(clause.from_claims->times, 0, 1, place.times(k), "a factor", findings_);
    std::set<std::string> sources;
    for (const std::string& id : clause.reasons.claims)
      if (const auto known = claims_.find(id); known != claims_.end()) {
        claim(*known->second);
        sources.insert(known->second->source);
      }
    if (clause.reasons.claims.size() > static_cast<std::size_t>(max_claims))
      findings_.add(place.clause(k) + "/claims", std::to_string(clause.reasons.claims.size()) + " claims", "at most " + std::to_string(max_claims));
    else if (sources.size() > static_cast<std::size_t>(max_sources))
      findings_.add(place.clause(k) + "/claims", "claims of " + std::to_string(sources.size()) + " sources",
                    "claims of at most " + std::to_string(max_sources), "leave out what only repeats another report");
  }

 private:
  void claim(const Claim& claim) {
    if (!seen_.insert(claim.id).second) return;
    const std::string where = pointer("/claims", claim.id);
    if (!meaning_of(lexicon_, claim.hedge)) {
      if (claim.hedge.empty())
        findings_.add(where + "/hedge", "nothing", "a phrase of the lexicon", "a chance is derived from it");
      else
        findings_.unknown(where + "/hedge", claim.hedge, "a phrase of the lexicon", [&] { return names_of(lexicon_.hedges); });
    }
    const auto source = sources_.find(claim.source);
    if (!scenario_.as_of.empty() && claim.date.empty() && source != sources_.end() && source->second->date.empty())
      findings_.add(where + "/date", "nothing", "a day such as " + in_quotes(scenario_.as_of), "a chance is derived from it, and it counts from its day on");
  }

  const Scenario& scenario_;
  const Lexicon& lexicon_;
  Findings& findings_;
  std::unordered_map<std::string, const Claim*> claims_;
  std::unordered_map<std::string, const Source*> sources_;
  std::unordered_set<std::string> seen_;
};

void check_attribution(const Scenario& scenario, const Lexicon& lexicon, Findings& findings) {
  for (const Claim& claim : scenario.claims)
    if (!claim.attribution.empty() && !find(lexicon.attribution, claim.attribution))
      findings.add(pointer("/claims", claim.id) + "/attribution", in_quotes(claim.attribution),
                   "how the report names its source: " + one_of(names_of(lexicon.attribution)));
  for (const Source& source : scenario.sources)
    if (source.right) check_range(*source.right, 0, 1, pointer("/sources", source.id) + "/reliability", "a chance", findings);
}

}  // namespace

void check_evidence(const Scenario& scenario, const Lexicon& lexicon, Findings& findings) {
  LexiconCheck(lexicon, findings).check(scenario.lexicon);
  check_attribution(scenario, lexicon, findings);
  DerivedCheck derived(scenario, lexicon, findings);
  for_each_belief(scenario, [&](const Belief& belief, const std::string& where, bool is_event) {
    const BeliefPlace place(belief, where, is_event);
    for (std::size_t k = 0; k < belief.clauses.size(); ++k)
      if (belief.clauses[k].from_claims) derived.check(belief.clauses[k], place, k);
  });
}

}  // namespace contingent
