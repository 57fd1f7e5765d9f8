#include "contingent/answers/memory_needed.hpp"

#include <algorithm>

#include "contingent/answers/estimate.hpp"

namespace contingent {

namespace {

constexpr double estimate_bytes = 2 * sizeof(Estimate) + 160;  // ours, its copy in a row, and the object Python gets
constexpr double gate_bytes = 200;                             // a gate or force condition of a few parts

template <class T>
double held(const std::vector<T>& list) {
  return static_cast<double>(list.capacity() * sizeof(T));
}

double of(const BoundBelief& belief) {
  return held(belief.clauses) + gate_bytes * static_cast<double>(belief.clauses.size());
}

double counts_and_estimates(const Sample& sample, double number) {
  return number * (sizeof(std::uint64_t) * (std::max(1, sample.threads) + 1.0) + estimate_bytes);
}

}  // namespace

double model_bytes(const Scenario& scenario) {
  double candidates = 0, acceptances = 0;
  for (const Actor& actor : scenario.actors) candidates += actor.joins ? 1 : 0;
  for (const Pool& pool : scenario.pools) candidates += pool.size;
  const auto judged_by = [&](const Actor& judge) {
    double clauses = 0;
    for (const Acceptance& entry : judge.accepts) clauses += static_cast<double>(entry.belief.clauses.size());
    // Each candidate meets one entry: the longest might be that of all.
    return judge.accepts.empty() ? 0 : candidates * (sizeof(BoundAcceptance) + 32 + clauses / static_cast<double>(judge.accepts.size()) *
                                                     (sizeof(BoundClause) + gate_bytes));
  };
  double judges = candidates;
  for (const Actor& actor : scenario.actors) {
    acceptances += judged_by(actor);
    judges += actor.joins ? 0 : 1;
  }
  for (const Pool& pool : scenario.pools) acceptances += pool.size * judged_by(pool.member);
  const double issues = static_cast<double>(scenario.issues.size());
  return acceptances + judges * (candidates * sizeof(int) + issues * (sizeof(BoundPosition) + sizeof(int)) + sizeof(Party) + 32);
}

double model_bytes(const Model& model) {
  double bytes = held(model.candidates) + held(model.parties) + held(model.acceptances) + held(model.acceptance_of) +
                 held(model.positions) + held(model.position_of) + held(model.offers) + held(model.events) +
                 held(model.joins) + held(model.leads) + gate_bytes * static_cast<double>(model.gates.size());
  for (const auto* beliefs : {&model.events, &model.joins, &model.leads})
    for (const BoundBelief& belief : *beliefs) bytes += of(belief);
  for (const BoundAcceptance& acceptance : model.acceptances) bytes += of(acceptance.belief);
  return bytes;
}

double blocks_bytes(const Sample& sample) {
  const Model& model = *sample.model;
  const double candidates = model.candidate_count();
  const double sets = static_cast<double>(model.acceptances.size() + model.gates.size() + model.events.size() +
                                          model.gatekeepers.size()) + model.slots + 6 * candidates;
  const double numbers = 2 * sizeof(std::int32_t) * static_cast<double>(model.positions.size()) +
                         sizeof(double) * candidates * model.task_count();
  const double at_once = std::min(static_cast<double>(std::max(1, sample.threads)), static_cast<double>(sample.blocks()));
  return at_once * (sets * sizeof(Words) + numbers * world_stride);
}

double world_set_bytes(const Sample& sample) { return static_cast<double>(sample.count) / 8; }

double raw_draws_bytes(const Sample& sample) { return static_cast<double>(sample.count) * 2 * sizeof(std::int64_t); }

double pairs_bytes(const Sample& sample) {
  const double parties = sample.model->party_count();
  return counts_and_estimates(sample, parties * parties * (sample.model->issue_count() + 2.0));
}

double terms_bytes(const Sample& sample, const TermsQuery& query) {
  return counts_and_estimates(sample, static_cast<double>(query.steps) * query.rows() * (sample.model->party_count() + 1.0));
}

double variants_bytes(const Sample& sample, std::size_t variants) {
  return static_cast<double>(variants) * model_bytes(*sample.model);
}

}  // namespace contingent
