#include "contingent/answers/meanings.hpp"

#include <algorithm>

#include "contingent/answers/members.hpp"
#include "contingent/evidence/drawn_lexicon.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

namespace {

class Outer {
 public:
  Outer(const MeaningQuery& query, const Progress& progress) : query_(query), progress_(progress) {}

  MembersAnswer ask(const Scenario& scenario) {
    const Sample sample{std::make_shared<const Model>(scenario, query_.seed), 0, query_.worlds, query_.threads};
    const std::uint64_t before = asked_++ * query_.worlds, total = (static_cast<std::uint64_t>(query_.draws) + 2) * query_.worlds;
    return members(sample, [&](std::uint64_t done, std::uint64_t) {
      if (progress_) progress_(before + done, total);
    });
  }

 private:
  const MeaningQuery& query_;
  const Progress& progress_;
  std::uint64_t asked_ = 0;
};

// The estimates of an answer in the order of the rows.
std::vector<Estimate> estimates(const MembersAnswer& answer) {
  std::vector<Estimate> found = {answer.viable};
  for (const MemberRow& row : answer.rows) {
    found.push_back(row.could);
    found.push_back(row.would);
  }
  return found;
}

double point(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
}

}  // namespace

std::vector<MeaningRow> meanings(const Scenario& scenario, const MeaningQuery& query, const Progress& progress) {
  if (query.draws < 2 || query.draws > 10'000) throw ContingentError("draws must be from 2 to 10000, not " + std::to_string(query.draws));
  if (query.worlds < 1 || query.worlds > max_worlds)
    throw ContingentError("the number of worlds must be from 1 to 2^40, not " + std::to_string(query.worlds));
  Outer outer(query, progress);
  const MembersAnswer base = outer.ask(scenario);
  std::vector<MeaningRow> rows = {{"viable", "", "", {}, 0, 0, {}}};
  for (const MemberRow& row : base.rows)
    for (const char* answer : {"could", "would"}) rows.push_back({answer, row.actor, row.name, {}, 0, 0, {}});
  const std::vector<Estimate> own = estimates(base), linear = estimates(outer.ask(with_pooling(scenario, Pooling::linear)));
  std::vector<std::vector<double>> drawn(rows.size());
  for (int d = 0; d < query.draws; ++d) {
    const std::vector<Estimate> found = estimates(outer.ask(with_drawn_lexicon(scenario, query.seed, static_cast<std::uint64_t>(d))));
    for (std::size_t r = 0; r < rows.size(); ++r) drawn[r].push_back(found[r].value);
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::sort(drawn[r].begin(), drawn[r].end());
    rows[r].estimate = own[r];
    rows[r].linear = linear[r];
    rows[r].low = point(drawn[r], 0.025);
    rows[r].high = point(drawn[r], 0.975);
  }
  return rows;
}

}  // namespace contingent
