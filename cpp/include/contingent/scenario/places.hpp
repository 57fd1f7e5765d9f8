// Where the parts of a belief and an offer stand in a scenario's canonical text (reading/read.hpp), as JSON Pointers.
#pragma once

#include <cstddef>
#include <string>

#include "contingent/scenario/belief.hpp"

namespace contingent {

/// A belief is written as its chance alone where that says it all; else as a list of clauses; with reasons of its own, as
/// an object around either: `{"chance": ..., "claims": [...]}`. An event is always such an object. A belief that is one
/// derived chance is that clause's object itself: `{"claims": [...], "base": ...}`.
class BeliefPlace {
 public:
  BeliefPlace(const Belief& belief, std::string pointer, bool always_object = false);
  std::string claims() const { return pointer_ + "/claims"; }
  std::string clause(std::size_t k) const;
  std::string chance(std::size_t k) const { return is_number_ ? list_ : clause(k) + "/chance"; }
  std::string base(std::size_t k) const { return clause(k) + "/base"; }
  std::string times(std::size_t k) const { return clause(k) + "/times"; }
  std::string when(std::size_t k) const { return clause(k) + "/when"; }
  bool is_object() const { return is_object_; }
  bool is_number() const { return is_number_; }
  bool is_clause() const { return is_clause_; }

 private:
  bool is_object_, is_number_, is_clause_;
  std::string pointer_, list_;
};

/// An offer is its amount alone, or with reasons an object around it.
inline std::string amount_place(const Reasons& reasons, const std::string& pointer) {
  return reasons.empty() ? pointer : pointer + "/amount";
}

}  // namespace contingent
