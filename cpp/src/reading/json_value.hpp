// JSON text to a tree that keeps the order of keys and every duplicate, so that mistakes can be told.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "contingent/support/problem.hpp"

namespace contingent {

struct JsonValue {
  enum class Kind { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  bool boolean = false;
  double number = 0;
  std::string text;
  std::vector<std::string> keys;  // object: one for each of the items
  std::vector<JsonValue> items;   // list, object

  bool is(Kind wanted) const { return kind == wanted; }
  /// The first item of an object under a key, or nullptr.
  const JsonValue* find(std::string_view key) const;
};

/// What stands there, quoted and shortened: `"EGY"`, `1.2`, `a list of 3`, `an object`.
std::string described(const JsonValue& value);

/// The tree of a text. Throws ScenarioError with one problem (line and column) where it is not JSON, too long, too deep or
/// too wide (read.hpp has the limits).
JsonValue parse_json(std::string_view text);

}  // namespace contingent
