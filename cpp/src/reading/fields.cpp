#include "fields.hpp"

#include <algorithm>
#include <unordered_set>

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

void report_unknown_key(const std::string& key, const std::string& where, const Keys& known, ShapeReport& report) {
  if (report.is_full()) return;
  const std::string near = nearest_name(key, std::vector<std::string>(known.begin(), known.end()));
  report.add(pointer(where, key), "the unknown key " + in_quotes(key), one_of(known),
             near.empty() ? "" : "did you mean " + in_quotes(near) + "?");
}

}  // namespace

std::vector<bool> first_of_their_name(const JsonValue& object, const std::string& where, ShapeReport& report) {
  std::unordered_set<std::string_view> seen;
  std::vector<bool> first;
  for (const std::string& key : object.keys) {
    first.push_back(seen.insert(key).second);
    if (!first.back()) report.add(pointer(where, key), "the key " + in_quotes(key) + " a second time", "every key once");
  }
  return first;
}

Fields::Fields(const JsonValue& value, std::string where, const Keys& known, const char* expected, ShapeReport& report)
    : where_(std::move(where)), report_(report) {
  if (!value.is(Kind::object)) {
    report.add(where_, described(value), expected);
    return;
  }
  object_ = &value;
  const std::vector<bool> first = first_of_their_name(value, where_, report);
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] && std::find(known.begin(), known.end(), value.keys[i]) == known.end())
      report_unknown_key(value.keys[i], where_, known, report);
}

std::string Fields::at(std::string_view key) const { return pointer(where_, key); }

const JsonValue* Fields::need(std::string_view key, const char* expected) {
  const JsonValue* found = find(key);
  if (!found && object_) report_.add(at(key), "nothing", expected);
  return found;
}

std::string Fields::text(std::string_view key) {
  const JsonValue* found = find(key);
  return found ? read_text(*found, at(key), "a text", report_) : "";
}

std::string Fields::text_needed(std::string_view key, const char* expected) {
  const JsonValue* found = need(key, expected);
  if (!found) return "";
  std::string text = read_text(*found, at(key), expected, report_);
  if (text.empty() && found->is(Kind::text)) report_.add(at(key), "an empty text", expected);
  return text;
}

std::string Fields::text_not_empty(std::string_view key, const char* expected) {
  return find(key) ? text_needed(key, expected) : "";
}

std::vector<std::string> Fields::names(std::string_view key) {
  const JsonValue* found = find(key);
  return found ? read_names(*found, at(key), report_) : std::vector<std::string>{};
}

Reasons Fields::reasons() { return {names("claims"), text("note")}; }

std::string read_text(const JsonValue& value, const std::string& where, const char* expected, ShapeReport& report) {
  if (!value.is(Kind::text)) report.add(where, described(value), expected);
  return value.text;
}

double read_number(const JsonValue& value, const std::string& where, const char* expected, ShapeReport& report) {
  if (value.is(Kind::number)) return value.number;
  report.add(where, described(value), expected);
  return not_a_number;
}

std::vector<std::string> read_names(const JsonValue& value, const std::string& where, ShapeReport& report) {
  std::vector<std::string> names;
  if (!value.is(Kind::list)) {
    report.add(where, described(value), "a list of ids");
    return names;
  }
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    names.push_back(read_text(value.items[i], pointer(where, i), "an id", report));
    if (value.items[i].is(Kind::text) && !seen.insert(value.items[i].text).second)
      report.add(pointer(where, i), in_quotes(value.items[i].text) + " a second time", "every id once");
  }
  return names;
}

}  // namespace contingent
