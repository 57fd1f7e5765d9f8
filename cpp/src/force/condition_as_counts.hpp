// ConditionAsCounts: a condition on the force, read in one world under one lead, as counts of members.
#pragma once

#include <array>

#include "contingent/force/plain_world.hpp"

namespace contingent {

/// One of the two holds.
struct EitherCount {
  PlainCount either, other;
};

/// Where and under which lead a condition is read; `ranks` gives the vertices of a set of candidates.
template <class RanksOf>
struct ReadingOfCounts {
  const Block& block;
  int world;
  int lead;
  const RanksOf& ranks;
};

/// Every one of a list of EitherCounts holds (an empty list: always); or never; or more than that can say.
class ConditionAsCounts {
 public:
  static ConditionAsCounts never() {
    ConditionAsCounts result;
    result.truth_ = Truth::never;
    return result;
  }
  explicit ConditionAsCounts(const PlainCount& count);
  template <class RanksOf>
  ConditionAsCounts(const ForceCondition& condition, const ReadingOfCounts<RanksOf>& reading);

  bool plain() const { return truth_ != Truth::not_plain; }
  bool is_never() const { return truth_ == Truth::never; }
  bool is_always() const { return truth_ == Truth::listed && size_ == 0; }
  int size() const { return size_; }
  const EitherCount* begin() const { return list_.data(); }
  const EitherCount* end() const { return list_.data() + size_; }

  friend ConditionAsCounts operator&&(const ConditionAsCounts& a, const ConditionAsCounts& b);
  friend ConditionAsCounts operator||(const ConditionAsCounts& a, const ConditionAsCounts& b);

 private:
  enum class Truth { listed, never, not_plain };
  ConditionAsCounts() = default;
  static ConditionAsCounts not_plain() {
    ConditionAsCounts result;
    result.truth_ = Truth::not_plain;
    return result;
  }
  void add(const EitherCount& one) {
    if (size_ == most)
      *this = not_plain();
    else
      list_[static_cast<std::size_t>(size_++)] = one;
  }

  static constexpr int most = 4;
  Truth truth_ = Truth::listed;
  int size_ = 0;
  std::array<EitherCount, most> list_;
};

inline ConditionAsCounts::ConditionAsCounts(const PlainCount& count) {
  if (bit_count(count.peers) < count.least)
    truth_ = Truth::never;
  else if (count.least > 0)
    add({count, {}});
}

template <class RanksOf>
ConditionAsCounts::ConditionAsCounts(const ForceCondition& condition, const ReadingOfCounts<RanksOf>& reading) {
  switch (condition.kind) {
    case ForceCondition::Kind::gate:
      if (!reading.block.gates[static_cast<std::size_t>(condition.gate)].contains(reading.world)) truth_ = Truth::never;
      return;
    case ForceCondition::Kind::members:
      *this = ConditionAsCounts({reading.ranks(condition.members), condition.count});
      return;
    case ForceCondition::Kind::leads:
      // The lead must be in, so this holds under it; said as a count, since who comes uncoordinated waits for it.
      *this = condition.candidate == reading.lead ? ConditionAsCounts({reading.ranks(Members::single(reading.lead)), 1}) : never();
      return;
    case ForceCondition::Kind::at_least:
      break;
  }
  int asked = condition.count, open = 0;
  ConditionAsCounts all, one = never();
  for (const ForceCondition& part : condition.parts) {
    const ConditionAsCounts read(part, reading);
    if (read.is_always()) {
      --asked;
    } else if (!read.is_never()) {
      ++open;
      all = all && read;
      one = one || read;
    }
  }
  if (asked <= 0) return;  // always
  *this = asked > open ? never() : asked == open ? all : asked == 1 ? one : not_plain();
}

inline ConditionAsCounts operator&&(const ConditionAsCounts& a, const ConditionAsCounts& b) {
  if (a.is_never() || b.is_never()) return ConditionAsCounts::never();
  if (!a.plain() || !b.plain()) return ConditionAsCounts::not_plain();
  ConditionAsCounts result = a;
  for (const EitherCount& part : b) result.add(part);
  return result;
}

// Every pair of parts, one of each side, as one; a part that is a choice already is more than fits.
inline ConditionAsCounts operator||(const ConditionAsCounts& a, const ConditionAsCounts& b) {
  if (a.is_never() || b.is_always()) return b;
  if (b.is_never() || a.is_always()) return a;
  if (!a.plain() || !b.plain()) return ConditionAsCounts::not_plain();
  ConditionAsCounts result;
  for (const EitherCount& x : a)
    for (const EitherCount& y : b) {
      if (x.other.peers != 0 || y.other.peers != 0) return ConditionAsCounts::not_plain();
      result.add({x.either, y.either});
    }
  return result;
}

}  // namespace contingent
