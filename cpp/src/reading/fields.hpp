// Fields: the entries of a JSON object, taken one by one; what is missing, unknown or of a wrong type becomes a problem.
//
// After a problem a stand-in is handed on, so that the rest of the file can be judged: NaN for a number, "" for a name.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "contingent/scenario/scenario.hpp"
#include "contingent/support/text.hpp"
#include "json_value.hpp"

namespace contingent {

/// What was found wrong in a file's shape, and where its parts stand if not where canonical text has them (places.hpp).
struct ShapeReport {
  std::vector<Problem> problems;
  std::unordered_map<std::string, std::string> moved;  // from the canonical pointer to the file's

  void add(std::string where, std::string found, std::string expected, std::string hint = "") {
    if (!is_full()) problems.push_back({std::move(where), std::move(found), std::move(expected), std::move(hint)});
  }
  bool is_full() const { return problems.size() > max_problems; }
  void add_moved(const std::string& canonical, const std::string& actual) {
    if (canonical != actual) moved.emplace(canonical, actual);
  }
};

constexpr const char* day_expected = "a day of the calendar such as \"2025-10-25\"";
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

using Keys = std::vector<std::string_view>;

/// For each entry of an object, whether its key is the first of its name; reports the others.
std::vector<bool> first_of_their_name(const JsonValue& object, const std::string& where, ShapeReport& report);
/// The entries of an object whose keys are ids: calls read(id, value, pointer) for each, duplicates left out.
template <class Read>
void for_each_entry(const JsonValue* object, const std::string& where, const char* expected, ShapeReport& report, Read&& read);

class Fields {
 public:
  /// `known`: every key the object may have. Where `value` is no object, that is a problem and every field is missing.
  Fields(const JsonValue& value, std::string where, const Keys& known, const char* expected, ShapeReport& report);

  bool is_object() const { return object_ != nullptr; }
  const std::string& where() const { return where_; }
  std::string at(std::string_view key) const;
  const JsonValue* find(std::string_view key) const { return object_ ? object_->find(key) : nullptr; }
  /// The entry, or a problem that says what it should have been.
  const JsonValue* need(std::string_view key, const char* expected);

  std::string text(std::string_view key);                                  // "" where it is missing
  std::string text_needed(std::string_view key, const char* expected);     // not empty
  std::string text_not_empty(std::string_view key, const char* expected);  // "" where it is missing
  std::vector<std::string> names(std::string_view key);
  Reasons reasons();

 private:
  const JsonValue* object_ = nullptr;
  std::string where_;
  ShapeReport& report_;
};

std::string read_text(const JsonValue& value, const std::string& where, const char* expected, ShapeReport& report);
double read_number(const JsonValue& value, const std::string& where, const char* expected, ShapeReport& report);
std::vector<std::string> read_names(const JsonValue& value, const std::string& where, ShapeReport& report);
Condition read_condition(const JsonValue& value, const std::string& where, ShapeReport& report);

/// A belief at `where`: a chance, clauses, or an object around either.
Belief read_belief(const JsonValue& value, const std::string& where, ShapeReport& report);
/// The belief that an event's own keys make up.
Belief read_event_belief(Fields& event, ShapeReport& report);
/// What stands in for a belief that could not be read.
Belief unreadable_belief();
Quantity read_quantity(const JsonValue& value, const std::string& where, ShapeReport& report);

template <class Read>
void for_each_entry(const JsonValue* object, const std::string& where, const char* expected, ShapeReport& report, Read&& read) {
  if (!object) return;
  if (!object->is(JsonValue::Kind::object)) {
    report.add(where, described(*object), expected);
    return;
  }
  const std::vector<bool> first = first_of_their_name(*object, where, report);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i]) read(object->keys[i], object->items[i], pointer(where, object->keys[i]));
}

}  // namespace contingent
