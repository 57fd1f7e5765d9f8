// Condition: when a clause, a gatekeeper or a requirement counts, as a small tree over names.
//
//   condition := conjunction { "or" conjunction }
//   conjunction := factor { "and" factor }
//   factor := "not" factor | "(" condition ")" | "leads" "(" id ")" | "at_least" "(" k "," condition { "," condition } ")" | id
//
// An id names an event (true in the worlds where it happens) or a candidate (true where it is a member of the force
// in question). leads(X): X is the force's lead. at_least(k, ...): k or more of the parts hold. `not` may stand over
// events only, so a condition can never be broken by another member: it is monotone in the force.
// Names are not looked up here; check.hpp does that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contingent {

struct Condition {
  enum class Kind { name, leads, at_least, all_of, any_of, negation };
  Kind kind = Kind::name;
  std::string name;              // name, leads
  int count = 0;                 // at_least: how many of the parts must hold, from 1 to their number
  std::vector<Condition> parts;  // at_least, all_of, any_of: one or more; negation: exactly one

  bool operator==(const Condition&) const = default;
};

/// What is wrong with a condition's text. `column` is 1-based, in bytes of the text.
struct ConditionError {
  int column = 0;
  std::string found;
  std::string expected;
};

constexpr int max_condition_depth = 32;      // brackets within brackets
constexpr int max_condition_length = 2'000;  // bytes of text, blanks not counted

/// The tree of a condition, or std::nullopt and what is wrong with it. Cost: linear in the text.
std::optional<Condition> parse_condition(std::string_view text, ConditionError& error);

/// A text that parses to the same tree, with no bracket too many.
std::string to_string(const Condition& condition);

/// Calls `visit(const Condition&)` on every `name` and `leads` leaf, left to right.
template <class Visit>
void for_each_leaf(const Condition& condition, Visit&& visit) {
  if (condition.kind == Condition::Kind::name || condition.kind == Condition::Kind::leads) visit(condition);
  for (const Condition& part : condition.parts) for_each_leaf(part, visit);
}

/// Ids are letters, digits, `_` and `-`, and start with a letter; `and or not leads at_least` are taken.
bool is_identifier(std::string_view text);

}  // namespace contingent
