#include "contingent/history/chain.hpp"

#include <algorithm>

#include "contingent/answers/members.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

const std::vector<std::string> known_answers = {"willing", "admitted", "compatible", "could", "would", "needed"};

const std::vector<Words>& words_of(const std::string& answer, const Block& block, const Membership& found) {
  if (answer == "willing") return block.willing;
  if (answer == "admitted") return block.admitted;
  if (answer == "compatible") return block.compatible;
  if (answer == "could") return found.could;
  if (answer == "would") return found.would;
  return found.needed;
}

// An actor or a pool that some scenario has as a candidate, and its candidates' indices in each.
struct Subject {
  std::string id, name;
  std::vector<std::vector<int>> candidates;
};

std::vector<Subject> subjects_of(const std::vector<std::shared_ptr<const Model>>& models) {
  std::vector<Subject> subjects;
  for (std::size_t m = 0; m < models.size(); ++m)
    for (int i = 0; i < models[m]->candidate_count(); ++i) {
      const Candidate& candidate = models[m]->candidates[static_cast<std::size_t>(i)];
      const std::string& id = candidate.actor->id;
      auto known = std::find_if(subjects.begin(), subjects.end(), [&](const Subject& s) { return s.id == id; });
      if (known == subjects.end()) {
        const std::string& name = candidate.pool ? candidate.pool->title : candidate.actor->name;
        known = subjects.insert(subjects.end(), {id, name.empty() ? id : name, std::vector<std::vector<int>>(models.size())});
      }
      known->candidates[m].push_back(i);
    }
  return subjects;
}

struct Tally {
  std::vector<std::uint64_t> counts, gained, lost;
};

class Chain {
 public:
  Chain(const std::vector<Scenario>& scenarios, const ChainQuery& query) : query_(query) {
    for (const Scenario& scenario : scenarios) models_.push_back(std::make_shared<const Model>(scenario, query.seed));
    subjects_ = subjects_of(models_);
    rows_.push_back({"viable", "", "", {}, {}});
    for (const Subject& subject : subjects_)
      for (const std::string& answer : query.answers) rows_.push_back({answer, subject.id, subject.name, {}, {}});
  }

  std::vector<ChainRow> run(const Progress& progress) {
    const auto threads = static_cast<std::size_t>(std::max(1, query_.threads));
    const std::size_t links = models_.size();
    const std::vector<std::uint64_t> none(links);
    std::vector<std::vector<Tally>> tallies(threads, std::vector<Tally>(rows_.size(), Tally{none, none, none}));
    std::vector<Finders> finders(threads);
    for (Finders& of_thread : finders) of_thread.resize(links);
    const std::uint64_t blocks = (query_.worlds + block_worlds - 1) / block_worlds;
    for_each_block(blocks, query_.worlds, query_.threads, progress, [&](int thread, std::uint64_t number) {
      see(number, finders[static_cast<std::size_t>(thread)], tallies[static_cast<std::size_t>(thread)]);
    });
    for (std::size_t r = 0; r < rows_.size(); ++r) fill(rows_[r], r, tallies);
    return std::move(rows_);
  }

 private:
  using Finders = std::vector<std::unique_ptr<MembershipFinder>>;  // one a scenario; blocks, which are large, are made anew

  // Each row's worlds of one block in one scenario after the other, against those in the scenario before.
  void see(std::uint64_t number, Finders& finders, std::vector<Tally>& tallies) const {
    const Words worlds = Words::first(query_.worlds - number * block_worlds);
    std::vector<Words> before(rows_.size()), now(rows_.size());
    for (std::size_t m = 0; m < models_.size(); ++m) {
      const Model& model = *models_[m];
      if (!finders[m]) finders[m] = membership_finder(model);
      Block block(model, Members::first(model.candidate_count()));
      draw(model, number * block_words, worlds, block);
      rows_of(m, block, finders[m]->find(block), now);
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        tallies[r].counts[m] += count(now[r]);
        if (m == 0) continue;
        tallies[r].gained[m] += count(now[r] - before[r]);
        tallies[r].lost[m] += count(before[r] - now[r]);
      }
      std::swap(before, now);
    }
  }

  void rows_of(std::size_t m, const Block& block, const Membership& found, std::vector<Words>& rows) const {
    rows[0] = found.viable;
    std::size_t r = 1;
    for (const Subject& subject : subjects_)
      for (const std::string& answer : query_.answers) {
        Words any;
        for (const int i : subject.candidates[m]) any |= words_of(answer, block, found)[static_cast<std::size_t>(i)];
        rows[r++] = any & block.worlds;
      }
  }

  void fill(ChainRow& row, std::size_t r, const std::vector<std::vector<Tally>>& tallies) const {
    for (std::size_t m = 0; m < models_.size(); ++m) {
      std::uint64_t counted = 0, gained = 0, lost = 0;
      for (const auto& of_thread : tallies) {
        counted += of_thread[r].counts[m];
        gained += of_thread[r].gained[m];
        lost += of_thread[r].lost[m];
      }
      row.values.push_back(share(counted, query_.worlds));
      if (m > 0) row.changes.push_back(paired_difference(counted - gained, gained, lost, query_.worlds));
    }
  }

  const ChainQuery& query_;
  std::vector<std::shared_ptr<const Model>> models_;
  std::vector<Subject> subjects_;
  std::vector<ChainRow> rows_;
};

}  // namespace

std::vector<ChainRow> chain(const std::vector<Scenario>& scenarios, const ChainQuery& query, const Progress& progress) {
  if (query.worlds < 1 || query.worlds > max_worlds)
    throw ContingentError("the number of worlds must be from 1 to 2^40, not " + std::to_string(query.worlds));
  for (const std::string& answer : query.answers)
    if (std::find(known_answers.begin(), known_answers.end(), answer) == known_answers.end())
      throw ContingentError(in_quotes(answer) + " is no answer about a candidate; those are " + one_of(known_answers));
  return Chain(scenarios, query).run(progress);
}

}  // namespace contingent
