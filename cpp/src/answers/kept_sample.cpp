#include "contingent/answers/kept_sample.hpp"

#include <algorithm>

#include "contingent/graph/service_graph.hpp"

namespace contingent {

namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }
}  // namespace

std::uint64_t kept_sample_bytes(const Sample& sample) {
  const Model& model = *sample.model;
  const auto n = static_cast<std::uint64_t>(model.candidate_count());
  const std::uint64_t sets = n * (n - 1) / 2 + 3 * n + static_cast<std::uint64_t>(model.slots) + model.gates.size();
  return sample.blocks() * block_words * 8 * (sets + 64 * n * model.tasks.size());
}

KeptSample::KeptSample(const Sample& sample, const Progress& progress)
    : sample_(sample), words_(sample.blocks() * block_words) {
  const std::size_t n = model().candidates.size();
  for (auto* sets : {&vertex_, &joins_always_, &leads_always_}) sets->resize(n * words_);
  edge_.resize(n * (n - 1) / 2 * words_);
  active_.resize(at(model().slots) * words_);
  gates_.resize(model().gates.size() * words_);
  amounts_.resize(model().tasks.size() * n * words_ * 64);
  for_each_drawn_block(sample_, everyone(sample_), true, true, progress,
                       [&](int, std::uint64_t number, const Block& block) { keep(block, number); });
}

void KeptSample::keep(const Block& block, std::uint64_t number) {
  const auto put = [&](std::vector<std::uint64_t>& sets, std::size_t index, const Words& words) {
    std::copy(words.word.begin(), words.word.end(),
              sets.begin() + static_cast<std::ptrdiff_t>(index * words_ + number * block_words));
  };
  const int n = model().candidate_count();
  for (int i = 0; i < n; ++i) {
    const Words vertex = block.compatible[at(i)] & block.gatekeepers_agree;
    put(vertex_, at(i), vertex);
    put(joins_always_, at(i), block.joins_always[at(i)]);
    put(leads_always_, at(i), block.leads_always[at(i)]);
    for (int j = 0; j < i; ++j) {
      Words both = vertex & block.compatible[at(j)];
      both &= worlds_where_accepts(model(), block, i, j) & worlds_where_accepts(model(), block, j, i);
      put(edge_, pair(i, j), worlds_where_meet(model(), block, i, j, both));
    }
    for (int task = 0; task < model().task_count(); ++task)
      std::copy_n(block.amount(model(), task, i), block_worlds,
                  amounts_.begin() + static_cast<std::ptrdiff_t>(at(task * n + i) * words_ * 64 + number * block_worlds));
  }
  for (std::size_t slot = 0; slot < block.active.size(); ++slot) put(active_, slot, block.active[slot]);
  for (std::size_t gate = 0; gate < block.gates.size(); ++gate) put(gates_, gate, block.gates[gate]);
}

void KeptSample::holds(const ForceCondition& condition, const Members& members, int lead,
                       std::vector<std::uint64_t>& out) const {
  out.resize(words_);
  std::vector<Words> gates(model().gates.size());
  for (std::size_t from = 0; from < words_; from += block_words) {
    for (std::size_t g = 0; g < gates.size(); ++g)
      std::copy_n(set(gates_, g).begin() + static_cast<std::ptrdiff_t>(from), block_words, gates[g].word.begin());
    const Words here = worlds_where_holds(condition, gates, members, lead);
    std::copy(here.word.begin(), here.word.end(), out.begin() + static_cast<std::ptrdiff_t>(from));
  }
}

void KeptSample::true_in(const BoundBelief& belief, WorldBits always, const Members& members, int lead,
                         std::vector<std::uint64_t>& out) const {
  out.assign(always.begin(), always.end());
  std::vector<std::uint64_t> where;
  for (const BoundClause& clause : belief.clauses) {
    if (!clause.force_when) continue;
    holds(*clause.force_when, members, lead, where);
    const WorldBits active = set(active_, at(clause.slot));
    for (std::size_t w = 0; w < words_; ++w) out[w] |= active[w] & where[w];
  }
}

void KeptSample::joins(int i, const Members& members, int lead, std::vector<std::uint64_t>& out) const {
  true_in(model().joins[at(i)], set(joins_always_, at(i)), members, lead, out);
}

void KeptSample::leads(int i, const Members& members, int lead, std::vector<std::uint64_t>& out) const {
  true_in(model().leads[at(i)], set(leads_always_, at(i)), members, lead, out);
}

}  // namespace contingent
