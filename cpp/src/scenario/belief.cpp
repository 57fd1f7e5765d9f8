#include "contingent/scenario/belief.hpp"

#include "contingent/scenario/places.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

Belief certain_chance(double chance) { return {{{std::nullopt, chance, {}}}, {}}; }

Quantity fixed_quantity(double value) {
  Quantity quantity;
  quantity.mode = value;
  return quantity;
}

BeliefPlace::BeliefPlace(const Belief& belief, std::string pointer, bool always_object) : pointer_(std::move(pointer)) {
  const Clause* only = belief.clauses.size() == 1 && !belief.clauses.front().when ? &belief.clauses.front() : nullptr;
  is_clause_ = only && only->from_claims && belief.reasons.empty();
  is_object_ = always_object || is_clause_ || !belief.reasons.empty();
  is_number_ = only && !only->from_claims && only->reasons.empty();
  list_ = is_object_ ? pointer_ + "/chance" : pointer_;
}

std::string BeliefPlace::clause(std::size_t k) const {
  if (is_clause_) return pointer_;
  return is_number_ ? list_ : pointer(list_, k);
}

}  // namespace contingent
