// KeptSample: a whole sample in memory, as world sets, for searches that come back to the same worlds again and again.
//
// Memory: about worlds * (candidates^2 / 2 + 64 * offers) bits, told beforehand by kept_sample_bytes().
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "contingent/answers/sample.hpp"

namespace contingent {

using WorldBits = std::span<const std::uint64_t>;  // bit b of word w: world 64 w + b of the sample

class KeptSample {
 public:
  explicit KeptSample(const Sample& sample, const Progress& progress = {});

  const Model& model() const { return *sample_.model; }
  std::uint64_t worlds() const { return sample_.count; }
  std::size_t words() const { return words_; }

  /// Where i is willing at best, admitted, compatible with the gatekeepers in force, and these with each other.
  WorldBits vertex(int i) const { return set(vertex_, static_cast<std::size_t>(i)); }
  /// Where i and j are vertices, accept each other and have ranges that meet.
  WorldBits edge(int i, int j) const { return set(edge_, pair(i, j)); }
  /// Where i joins, and where i is able to lead, in the force (members, lead).
  void joins(int i, const Members& members, int lead, std::vector<std::uint64_t>& out) const;
  void leads(int i, const Members& members, int lead, std::vector<std::uint64_t>& out) const;
  /// Where a condition holds in the force (members, lead).
  void holds(const ForceCondition& condition, const Members& members, int lead, std::vector<std::uint64_t>& out) const;
  /// What i offers for a task, by world, in quantity_units.
  const double* amount(int task, int i) const {
    return amounts_.data() + static_cast<std::size_t>(task * model().candidate_count() + i) * words_ * 64;
  }

 private:
  WorldBits set(const std::vector<std::uint64_t>& sets, std::size_t index) const {
    return WorldBits(sets).subspan(index * words_, words_);
  }
  static std::size_t pair(int i, int j) {
    const auto high = static_cast<std::size_t>(i > j ? i : j), low = static_cast<std::size_t>(i > j ? j : i);
    return high * (high - 1) / 2 + low;
  }
  void keep(const Block& block, std::uint64_t number);
  void true_in(const BoundBelief& belief, WorldBits always, const Members& members, int lead,
               std::vector<std::uint64_t>& out) const;

  Sample sample_;
  std::size_t words_;
  std::vector<std::uint64_t> vertex_, edge_, joins_always_, leads_always_, active_, gates_;
  std::vector<double> amounts_;
};

/// What need_memory() (support/memory.hpp) is to be asked for before one is made.
std::uint64_t kept_sample_bytes(const Sample& sample);

}  // namespace contingent
