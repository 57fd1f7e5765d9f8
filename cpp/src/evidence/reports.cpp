#include "contingent/evidence/reports.hpp"

#include <algorithm>
#include <cmath>

#include "contingent/support/day.hpp"

namespace contingent {

namespace {

template <class List>
const auto& by_id(const List& list, const std::string& id) {
  return *std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.id == id; });
}

double chance_of(const Lexicon::Table& table, const std::string& name, double otherwise) {
  const Meaning* found = find(table, name);
  return found ? found->chance : otherwise;
}

class Reader {
 public:
  Reader(const Scenario& scenario, const Lexicon& lexicon, Reports& to) : scenario_(scenario), lexicon_(lexicon), to_(to) {}

  void read(const std::vector<std::string>& claims) {
    for (const std::string& id : claims) cite(by_id(scenario_.claims, id));
    weigh();
  }

 private:
  void cite(const Claim& claim) {
    const Source& source = by_id(scenario_.sources, claim.source);
    const std::string& day = day_of(claim, source);
    if (!scenario_.as_of.empty() && (day.empty() || day > scenario_.as_of)) {
      to_.cited.push_back({&claim, Standing::later, ""});
      return;
    }
    to_.cited.push_back({&claim, Standing::counts, ""});
    const Report report{&claim, probability_right(source, claim, lexicon_), *meaning_of(lexicon_, claim.hedge), day};
    const auto same = std::find_if(to_.reports.begin(), to_.reports.end(), [&](const Report& other) {
      return !claim.origin.empty() && other.claim->origin == claim.origin;
    });
    if (same == to_.reports.end()) {
      to_.reports.push_back(report);
      return;
    }
    const bool is_better = report.right > same->right || (report.right == same->right && day < same->day);
    const Claim& stands = is_better ? claim : *same->claim;
    const Claim& repeats = is_better ? *same->claim : claim;
    for (CitedClaim& cited : to_.cited)
      if (cited.claim == &repeats || cited.repeats == repeats.id) cited = {cited.claim, Standing::repeats, stands.id};
    if (is_better) *same = report;
  }

  // Without an as_of nothing has an age.
  void weigh() {
    const double half_life = lexicon_.half_life.value_or(max_half_life);
    for (Report& report : to_.reports)
      if (!scenario_.as_of.empty()) report.weight = std::exp2(-days_between(report.day, scenario_.as_of) / half_life);
  }

  const Scenario& scenario_;
  const Lexicon& lexicon_;
  Reports& to_;
};

}  // namespace

Reports::Reports(const Scenario& scenario, const Lexicon& lexicon, const std::vector<std::string>& claims) {
  Reader(scenario, lexicon, *this).read(claims);
}

double probability_right(const Source& source, const Claim& claim, const Lexicon& lexicon) {
  if (source.right) return *source.right;
  const double unknown = chance_of(lexicon.reliability, "F", 0.5);
  const double of_source = source.reliability.empty() ? unknown : chance_of(lexicon.reliability, source.reliability, unknown);
  return std::min(of_source, chance_of(lexicon.attribution, claim.attribution, 1));
}

const std::string& day_of(const Claim& claim, const Source& source) { return claim.date.empty() ? source.date : claim.date; }

}  // namespace contingent
