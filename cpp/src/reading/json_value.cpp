#include "json_value.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "contingent/reading/read.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

Problem problem_at(std::string_view text, std::size_t offset, std::string found, std::string expected) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto line_start = before.rfind('\n');
  const std::size_t column = before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  return {"", std::move(found), std::move(expected), "", static_cast<int>(line), static_cast<int>(column)};
}

// What stands at an offset, to the next blank or sign.
std::string_view word_at(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find_first_of(" \t\r\n,:{}[]\"", offset + 1);
  return text.substr(offset, (end == std::string_view::npos ? text.size() : end) - offset);
}

// The part of a text after a mark, up to another; "" where the mark is not.
std::string between(const std::string& text, std::string_view mark, std::string_view end) {
  const std::size_t from = text.find(mark);
  if (from == std::string::npos) return "";
  const std::string part = text.substr(from + mark.size());
  return part.substr(0, part.find(end));
}

// nlohmann's own words: "... - unexpected string literal; expected '}'" of a token that has no place there, which ends at
// `position`; "... - invalid literal; last read: ..." of one that is none, where the byte at `position` is wrong.
Problem syntax_problem(std::string_view text, std::size_t position, const std::string& last_token, const std::string& what) {
  std::string expected = between(what, "; expected ", "; ");
  if (expected == "'}'" || expected == "']'") expected = "',' or " + expected;
  if (position > text.size()) return problem_at(text, text.size(), "the end of the text", expected.empty() ? "JSON" : expected);
  if (!expected.empty()) {
    const std::size_t start = position - std::min(position, std::max<std::size_t>(last_token.size(), 1));
    return problem_at(text, start, in_quotes(last_token), expected);
  }
  const std::size_t wrong = position - std::min<std::size_t>(position, 1);
  Problem problem = problem_at(text, wrong, in_quotes(word_at(text, wrong)), "JSON");
  problem.hint = between(what, " - ", "; last read");
  return problem;
}

// Builds the tree; nlohmann's parser does not recurse, and depth is bounded here, so no text exhausts the stack.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  JsonValue take() {
    if (problem_.empty()) return std::move(root_);
    throw ScenarioError(std::move(problem_));
  }

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add({Kind::boolean, value, 0, {}, {}, {}}); }
  bool number_integer(std::int64_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) override { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) override { return number(value); }
  bool string(std::string& value) override { return add({Kind::text, false, 0, std::move(value), {}, {}}); }
  bool binary(nlohmann::json::binary_t&) override { return false; }  // not in text
  bool start_object(std::size_t) override { return open(Kind::object); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Kind::list); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    open_.back()->keys.push_back(std::move(name));
    return true;
  }

  bool parse_error(std::size_t position, const std::string& last_token, const nlohmann::json::exception& error) override {
    constexpr int number_overflow = 406;
    problem_.push_back(error.id == number_overflow
                    ? problem_at(text_, position - std::min(position, last_token.size()), "the number " + in_quotes(last_token),
                                     "a number that is finite")
                    : syntax_problem(text_, position, last_token, error.what()));
    return false;
  }

 private:
  bool number(double value) { return add({Kind::number, false, value + 0.0, {}, {}, {}}); }  // no negative zero

  bool add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    if (open_.back()->items.size() == max_entries) {
      problem_ = {{place(), "more than " + std::to_string(max_entries) + " entries", "at most " + std::to_string(max_entries), ""}};
      return false;
    }
    open_.back()->items.push_back(std::move(value));
    return true;
  }

  bool open(Kind kind) {
    if (open_.size() == static_cast<std::size_t>(max_json_depth)) {
      problem_ = {{place(), "more levels below", "at most " + std::to_string(max_json_depth) + " levels of lists and objects", ""}};
      return false;
    }
    if (!add({kind, false, 0, {}, {}, {}})) return false;
    open_.push_back(open_.empty() ? &root_ : &open_.back()->items.back());
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // Where the innermost open list or object stands. Those around it end with it.
  std::string place() const {
    std::string where;
    for (std::size_t level = 0; level + 1 < open_.size(); ++level)
      where = open_[level]->is(Kind::object) ? pointer(where, open_[level]->keys.back())
                                             : pointer(where, open_[level]->items.size() - 1);
    return where;
  }

  std::string_view text_;
  JsonValue root_;
  std::vector<JsonValue*> open_;  // an open one is the last of its parent's items, so it does not move
  std::vector<Problem> problem_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string described(const JsonValue& value) {
  switch (value.kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return value.boolean ? "true" : "false";
    case Kind::number:
      return number_text(value.number);
    case Kind::text:
      return value.text.empty() ? "an empty text" : in_quotes(value.text);
    case Kind::list:
      return value.items.empty() ? "an empty list" : "a list of " + std::to_string(value.items.size());
    case Kind::object:
      break;
  }
  return "an object";
}

JsonValue parse_json(std::string_view text) {
  if (text.size() > max_file_bytes)
    throw ScenarioError({{"", "a text of " + std::to_string(text.size()) + " bytes", "at most " + std::to_string(max_file_bytes), ""}});
  TreeBuilder builder(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace contingent
