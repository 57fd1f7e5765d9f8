#include "contingent/scenario/condition.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "contingent/support/text.hpp"

namespace contingent {

namespace {

using Kind = Condition::Kind;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_id_character(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_reserved(std::string_view word) {
  constexpr std::array<std::string_view, 5> reserved = {"and", "or", "not", "leads", "at_least"};
  return std::find(reserved.begin(), reserved.end(), word) != reserved.end();
}

// Recursive descent over the grammar of the header. The first mistake ends it: `failed` is set once and for all.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  std::optional<Condition> whole(ConditionError& error) {
    Condition condition = any_of(0);
    if (!failed_ && !token_.empty()) fail("\"and\", \"or\" or the end of the condition");
    if (!failed_) return condition;
    error = error_;
    return std::nullopt;
  }

 private:
  void advance() {
    while (next_ < text_.size() && is_space(text_[next_])) ++next_;
    start_ = next_;
    if (next_ == text_.size()) {
      token_ = {};
      return;
    }
    ++next_;
    const bool is_word = is_letter(text_[start_]) || is_digit(text_[start_]);
    while (next_ < text_.size() && (is_word ? is_id_character(text_[next_]) : continues_a_character(text_[next_]))) ++next_;
    token_ = text_.substr(start_, next_ - start_);
  }

  void fail(std::string expected) {
    if (failed_) return;
    failed_ = true;
    error_ = {static_cast<int>(start_) + 1, token_.empty() ? "the end of the condition" : in_quotes(token_), std::move(expected)};
    token_ = {};
    next_ = text_.size();
  }

  bool take(std::string_view word) {
    if (failed_ || token_ != word) return false;
    advance();
    return true;
  }

  void need(std::string_view sign) {
    if (!take(sign)) fail("\"" + std::string(sign) + "\"");
  }

  Condition any_of(int depth) {
    return joined(Kind::any_of, "or", [&] { return all_of(depth); });
  }

  Condition all_of(int depth) {
    return joined(Kind::all_of, "and", [&] { return factor(depth); });
  }

  template <class Part>
  Condition joined(Kind kind, std::string_view word, Part&& part) {
    Condition first = part();
    if (failed_ || token_ != word) return first;
    Condition result{kind, {}, 0, {std::move(first)}};
    while (take(word)) result.parts.push_back(part());
    return result;
  }

  Condition factor(int depth) {
    if (depth >= max_condition_depth) fail("at most " + std::to_string(max_condition_depth) + " brackets within brackets");
    if (failed_) return {};
    if (take("not")) return {Kind::negation, {}, 0, {factor(depth + 1)}};
    if (take("(")) {
      Condition inside = any_of(depth + 1);
      need(")");
      return inside;
    }
    if (take("leads")) {
      need("(");
      Condition result{Kind::leads, id(), 0, {}};
      need(")");
      return result;
    }
    if (take("at_least")) return at_least(depth);
    return {Kind::name, id(), 0, {}};
  }

  Condition at_least(int depth) {
    need("(");
    const std::string_view number = token_;
    const std::size_t number_start = start_, number_end = next_;
    int count = 0;
    const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), count);
    if (!failed_ && (number.empty() || end != number.data() + number.size() || problem != std::errc{} || count < 1))
      fail("a whole number of at least 1");
    if (!failed_) advance();
    Condition result{Kind::at_least, {}, count, {}};
    while (take(",")) result.parts.push_back(any_of(depth + 1));
    if (result.parts.empty()) fail("\",\"");
    need(")");
    if (!failed_ && count > static_cast<int>(result.parts.size())) {
      token_ = text_.substr(number_start, number_end - number_start);
      start_ = number_start;
      fail("a number from 1 to " + std::to_string(result.parts.size()) + ", as many as there are parts");
    }
    return result;
  }

  std::string id() {
    const std::string name(token_);
    if (!is_identifier(name)) fail("the id of an event or of a candidate");
    if (!failed_) advance();
    return name;
  }

  std::string_view text_, token_;
  std::size_t start_ = 0, next_ = 0;
  bool failed_ = false;
  ConditionError error_;
};

// `or` binds less than `and`, `and` less than all else.
int binding(const Condition& condition) {
  return condition.kind == Kind::any_of ? 0 : condition.kind == Kind::all_of ? 1 : 2;
}

std::string bracketed(const Condition& part, int at_least) {
  const std::string text = to_string(part);
  return binding(part) < at_least ? "(" + text + ")" : text;
}

std::string list(const std::vector<Condition>& parts, const std::string& between, int at_least) {
  std::string text;
  for (const Condition& part : parts) text += (text.empty() ? "" : between) + bracketed(part, at_least);
  return text;
}

}  // namespace

bool is_identifier(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), is_id_character) && !is_reserved(text);
}

std::optional<Condition> parse_condition(std::string_view text, ConditionError& error) {
  const auto length = text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_space));
  if (length > static_cast<std::size_t>(max_condition_length)) {
    error = {1, "a condition of " + std::to_string(length) + " bytes", "at most " + std::to_string(max_condition_length)};
    return std::nullopt;
  }
  return Parser(text).whole(error);
}

std::string to_string(const Condition& condition) {
  switch (condition.kind) {
    case Kind::name:
      return condition.name;
    case Kind::leads:
      return "leads(" + condition.name + ")";
    case Kind::at_least:
      return "at_least(" + std::to_string(condition.count) + ", " + list(condition.parts, ", ", 0) + ")";
    case Kind::all_of:
      return list(condition.parts, " and ", 2);
    case Kind::any_of:
      return list(condition.parts, " or ", 1);
    case Kind::negation:
      break;
  }
  return "not " + bracketed(condition.parts.front(), 2);
}

}  // namespace contingent
