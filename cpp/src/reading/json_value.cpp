#include "json_value.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "contingent/reading/read.hpp"
#include "contingent/support/text.hpp"
#include "syntax.hpp"

namespace contingent {

namespace {

using Kind = JsonValue::Kind;

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
    if (name.size() > max_key_bytes)
      return refuse("the key " + in_quotes(name), "a key of at most " + std::to_string(max_key_bytes) + " bytes");
    open_.back()->keys.push_back(std::move(name));
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) override {
    constexpr int number_overflow = 406;
    problem_ = {error.id == number_overflow ? overflow_problem(text_, position) : syntax_problem(text_, position, error.what())};
    return false;
  }

 private:
  bool number(double value) { return add({Kind::number, false, value + 0.0, {}, {}, {}}); }  // no negative zero

  bool add(JsonValue value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    if (open_.back()->items.size() == max_entries)
      return refuse("more than " + std::to_string(max_entries) + " entries", "at most " + std::to_string(max_entries));
    if (++values_ > max_values)
      return refuse("more than " + std::to_string(max_values) + " values up to here", "at most " + std::to_string(max_values) + " in a file");
    open_.back()->items.push_back(std::move(value));
    return true;
  }

  bool open(Kind kind) {
    if (open_.size() == static_cast<std::size_t>(max_json_depth))
      return refuse("more levels below", "at most " + std::to_string(max_json_depth) + " levels of lists and objects");
    if (!add({kind, false, 0, {}, {}, {}})) return false;
    open_.push_back(open_.empty() ? &root_ : &open_.back()->items.back());
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  bool refuse(std::string found, std::string expected) {
    problem_ = {{place(), std::move(found), std::move(expected), ""}};
    return false;
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
  std::size_t values_ = 0;
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
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  TreeBuilder builder(text);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.take();
}

}  // namespace contingent
