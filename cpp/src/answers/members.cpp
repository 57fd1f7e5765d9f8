#include "contingent/answers/members.hpp"

#include <array>

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// A row of the answer while it is counted: a candidate, or all members of a pool.
struct Counts {
  std::vector<int> candidates;
  std::array<std::uint64_t, 6> worlds{};  // willing, admitted, compatible, could, would, needed: any of the candidates
  std::uint64_t members = 0;              // would, added up over candidates
};

struct Tally {
  std::vector<Counts> rows;
  std::uint64_t viable = 0, uncoordinated = 0;

  void add(const Block& block, const Membership& found) {
    viable += count(found.viable);
    uncoordinated += count(found.uncoordinated);
    const std::array answers{&block.willing, &block.admitted, &block.compatible, &found.could, &found.would, &found.needed};
    for (Counts& row : rows) {
      for (std::size_t a = 0; a < answers.size(); ++a) {
        Words any;
        for (const int i : row.candidates) any |= (*answers[a])[at(i)];
        row.worlds[a] += count(any);
      }
      for (const int i : row.candidates) row.members += count(found.would[at(i)]);
    }
  }

  Tally& operator+=(const Tally& other) {
    viable += other.viable;
    uncoordinated += other.uncoordinated;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t a = 0; a < rows[r].worlds.size(); ++a) rows[r].worlds[a] += other.rows[r].worlds[a];
      rows[r].members += other.rows[r].members;
    }
    return *this;
  }
};

std::vector<Counts> empty_rows(const Model& model) {
  std::vector<Counts> rows;
  const Pool* last_pool = nullptr;
  for (int i = 0; i < model.candidate_count(); ++i) {
    const Pool* pool = model.candidates[at(i)].pool;
    if (!pool || pool != last_pool) rows.emplace_back();
    rows.back().candidates.push_back(i);
    last_pool = pool;
  }
  return rows;
}

MemberRow row_of(const Model& model, const Counts& counts, std::uint64_t worlds) {
  const Candidate& first = model.candidates[at(counts.candidates.front())];
  MemberRow row;
  row.actor = first.actor->id;
  row.name = first.pool ? first.pool->title : first.actor->name;
  if (row.name.empty()) row.name = row.actor;
  row.pool = first.pool != nullptr;
  row.size = static_cast<int>(counts.candidates.size());
  const std::array answers{&row.willing, &row.admitted, &row.compatible, &row.could, &row.would, &row.needed};
  for (std::size_t a = 0; a < answers.size(); ++a) *answers[a] = share(counts.worlds[a], worlds);
  row.expected = static_cast<double>(counts.members) / static_cast<double>(worlds);
  return row;
}

// A finder a thread, made when the thread needs it.
class Finders {
 public:
  explicit Finders(const Sample& sample)
      : model_(*sample.model), finders_(at(std::max(1, sample.threads))) {}
  MembershipFinder& of(int thread) {
    auto& finder = finders_[at(thread)];
    if (!finder) finder = membership_finder(model_);
    return *finder;
  }

 private:
  const Model& model_;
  std::vector<std::unique_ptr<MembershipFinder>> finders_;
};

const Words& part_of(const Membership& found, Part part, int candidate) {
  switch (part) {
    case Part::uncoordinated:
      return found.uncoordinated;
    case Part::could:
      return found.could[at(candidate)];
    case Part::would:
      return found.would[at(candidate)];
    case Part::needed:
      return found.needed[at(candidate)];
    case Part::viable:
      break;
  }
  return found.viable;
}

}  // namespace

MembersAnswer members(const Sample& sample, const Progress& progress) {
  Finders finders(sample);
  const Tally empty{empty_rows(*sample.model)};
  std::vector<Tally> tallies(at(std::max(1, sample.threads)), empty);
  for_each_drawn_block(sample, everyone(sample), true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    tallies[at(thread)].add(block, finders.of(thread).find(block));
  });
  Tally total = empty;
  for (const Tally& tally : tallies) total += tally;

  MembersAnswer answer;
  answer.viable = share(total.viable, sample.count);
  answer.uncoordinated = share(total.uncoordinated, sample.count);
  answer.coordination_gap = share(total.viable - total.uncoordinated, sample.count);
  for (const Counts& row : total.rows) answer.rows.push_back(row_of(*sample.model, row, sample.count));
  return answer;
}

WorldSet worlds_where_takes_part(const Sample& sample, Part part, int candidate, const Progress& progress) {
  Finders finders(sample);
  std::vector<std::uint64_t> words(sample.blocks() * block_words);
  for_each_drawn_block(sample, everyone(sample), true, true, progress,
                       [&](int thread, std::uint64_t number, const Block& block) {
                         const Words& found = part_of(finders.of(thread).find(block), part, candidate);
                         std::copy(found.word.begin(), found.word.end(),
                                   words.begin() + static_cast<std::ptrdiff_t>(number * block_words));
                       });
  return WorldSet(sample.count, std::move(words));
}

}  // namespace contingent
