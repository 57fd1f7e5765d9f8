#include "contingent/answers/compatibility.hpp"

#include <algorithm>

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::vector<int> shown_parties(const Model& model) {
  std::vector<int> parties;
  const Pool* last_pool = nullptr;
  for (int p = 0; p < model.party_count(); ++p) {
    const Pool* pool = p < model.candidate_count() ? model.candidates[at(p)].pool : nullptr;
    if (!pool || pool != last_pool) parties.push_back(p);
    last_pool = pool;
  }
  return parties;
}

// A party that is no candidate is not asked to be accepted by anyone.
Words worlds_where_accept_each_other(const Model& model, const Block& block, int a, int b) {
  Words accept = Words::all();
  if (model.parties[at(b)].candidate) accept &= worlds_where_accepts(model, block, a, b);
  if (model.parties[at(a)].candidate) accept &= worlds_where_accepts(model, block, b, a);
  return accept;
}

// Counts by pair a <= b: a matrix for each issue, then overall, then together.
class Tally {
 public:
  Tally(const Model& model, const std::vector<int>& parties)
      : model_(&model), parties_(&parties), counts_((at(model.issue_count()) + 2) * parties.size() * parties.size()) {}

  void add(const Block& block) {
    for (std::size_t i = 0; i < parties_->size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        const int a = (*parties_)[i], b = (*parties_)[j];
        Words meet = block.worlds;
        for (int issue = 0; issue < model_->issue_count(); ++issue) {
          const Words here = worlds_where_meet(*model_, block, a, b, issue, block.worlds);
          of(issue, i, j) += count(here);
          meet &= here;
        }
        of(model_->issue_count(), i, j) += count(meet);
        of(model_->issue_count() + 1, i, j) +=
            i == j ? count(meet) : count(meet & worlds_where_accept_each_other(*model_, block, a, b));
      }
  }
  void operator+=(const Tally& other) {
    for (std::size_t c = 0; c < counts_.size(); ++c) counts_[c] += other.counts_[c];
  }
  std::vector<Estimate> matrix(int which, std::uint64_t worlds) {
    std::vector<Estimate> result;
    for (std::size_t i = 0; i < parties_->size(); ++i)
      for (std::size_t j = 0; j < parties_->size(); ++j)
        result.push_back(share(of(which, std::max(i, j), std::min(i, j)), worlds));
    return result;
  }

 private:
  std::uint64_t& of(int matrix, std::size_t i, std::size_t j) {
    return counts_[(at(matrix) * parties_->size() + i) * parties_->size() + j];
  }
  const Model* model_;
  const std::vector<int>* parties_;
  std::vector<std::uint64_t> counts_;
};

}  // namespace

CompatibilityAnswer compatibility(const Sample& sample, const Progress& progress) {
  const Model& model = *sample.model;
  CompatibilityAnswer answer;
  answer.parties = shown_parties(model);
  Members scope;
  for (const int party : answer.parties) {
    const bool pool = party < model.candidate_count() && model.candidates[at(party)].pool;
    answer.actors.push_back(pool ? model.candidates[at(party)].actor->id : model.parties[at(party)].id);
    if (party < model.candidate_count()) scope.insert(party);
  }
  std::vector<Tally> tallies(at(std::max(1, sample.threads)), Tally(model, answer.parties));
  for_each_drawn_block(sample, scope, true, false, progress, [&](int thread, std::uint64_t, const Block& block) {
    tallies[at(thread)].add(block);
  });
  Tally total(model, answer.parties);
  for (const Tally& tally : tallies) total += tally;
  for (int issue = 0; issue < model.issue_count(); ++issue) answer.by_issue.push_back(total.matrix(issue, sample.count));
  answer.overall = total.matrix(model.issue_count(), sample.count);
  answer.together = total.matrix(model.issue_count() + 1, sample.count);
  return answer;
}

}  // namespace contingent
