#include "syntax.hpp"

#include <algorithm>
#include <utility>

#include "contingent/support/text.hpp"

namespace contingent {

namespace {

constexpr std::string_view blanks = " \t\r\n", signs = ",:{}[]", word_ends = " \t\r\n,:{}[]\"";

std::string_view part(std::string_view text, std::size_t from, std::size_t end) {
  return text.substr(from, (end == std::string_view::npos ? text.size() : end) - from);
}

// The token of a text that begins at `start`: a sign, a text in its quotation marks, or a word, up to what cannot be in one.
std::string_view token_at(std::string_view text, std::size_t start) {
  if (start == text.size()) return "";
  if (signs.find(text[start]) != std::string_view::npos) return text.substr(start, 1);
  if (text[start] != '"') return part(text, start, text.find_first_of(word_ends, start + 1));
  for (std::size_t end = start + 1; end < text.size(); ++end) {
    if (text[end] == '"') return text.substr(start, end + 1 - start);
    if (text[end] == '\\') ++end;
  }
  return text.substr(start);
}

// The token that `offset` is in, or the one after the blanks it is in. All before it is sound.
std::pair<std::size_t, std::string_view> token_around(std::string_view text, std::size_t offset) {
  std::size_t start = 0;
  while (true) {
    start = std::min(text.find_first_not_of(blanks, start), text.size());
    const std::string_view token = token_at(text, start);
    if (start + token.size() > offset || token.empty()) return {start, token};
    start += token.size();
  }
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The whole character that the byte at `offset` belongs to.
std::string_view character_at(std::string_view text, std::size_t offset) {
  while (offset > 0 && continues_a_character(text[offset])) --offset;
  std::size_t end = offset + 1;
  while (end < text.size() && continues_a_character(text[end])) ++end;
  return text.substr(offset, end - offset);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_leading_zero(std::string_view token) { return token.size() > 1 && token[0] == '0' && is_digit(token[1]); }

Problem problem_at(std::string_view text, std::size_t offset, std::string found, std::string expected, std::string hint = "") {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto line_start = before.rfind('\n');
  const std::size_t column = before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1;
  return {"", std::move(found), std::move(expected), std::move(hint), static_cast<int>(line), static_cast<int>(column)};
}

// What nlohmann expected after a sign, in words.
std::string expected_in(const std::string& message, char after) {
  const std::string_view mark = "; expected ";
  const std::size_t from = message.find(mark);
  if (from == std::string::npos || after == ':' || message.find("invalid number") != std::string::npos) return "a value";
  const std::string wanted(part(message, from + mark.size(), message.find("; ", from + mark.size())));
  if (wanted == "string literal") return "a key in double quotes";
  if (wanted == "end of input") return "the end of the text";
  if (wanted == "'}'" || wanted == "']'") return "\",\" or \"" + wanted.substr(1, 1) + "\"";
  if (wanted == "':'") return "\":\"";
  return "a value";
}

// What to do about a token that should not stand there.
std::string hint_for(std::string_view text, std::size_t start, std::string_view token, const std::string& message) {
  const auto begins = [&](std::string_view word) { return token.starts_with(word); };
  const std::size_t before = start == 0 ? std::string_view::npos : text.find_last_not_of(blanks, start - 1);
  const bool after_comma = before != std::string_view::npos && text[before] == ',';
  if ((token == "}" || token == "]") && after_comma) return "no comma after the last entry";
  if (begins("//") || begins("/*") || begins("#")) return "JSON has no comments; write a note";
  if (begins("'") || begins("“") || begins("”") || begins("„") || begins("«")) return "texts stand in \"double quotes\"";
  if (begins("NaN") || begins("nan") || begins("Infinity") || begins("-I") || begins("-i")) return "numbers are finite";
  if (token == "True" || token == "False") return "true and false are written in small letters";
  if (token == "None") return "leave out what is not known";
  if (begins("+") || begins(".")) return "a number begins with a digit or a minus";
  if (message.find("invalid number") != std::string::npos) return "numbers are written as 5000, -0.25 or 1e6";
  if (has_leading_zero(token)) return "no zero before the first digit of a number";
  if (!token.empty() && is_digit(token[0]) && after_comma && before + 1 == start) return "a decimal point is \".\"";
  return "";
}

// A mistake within a text's quotation marks, at the byte `wrong`.
Problem text_problem(std::string_view text, std::size_t wrong, const std::string& message) {
  const auto says = [&](std::string_view words) { return message.find(words) != std::string::npos; };
  if (says("missing closing quote") || wrong >= text.size())
    return problem_at(text, text.size(), "the end of the text", "the closing quotation mark of a text");
  if (text[wrong] == '\n' || text[wrong] == '\r')
    return problem_at(text, wrong, "the end of the line", "the closing quotation mark of a text", "a line break in a text is written \\n");
  if (says("must be escaped"))
    return problem_at(text, wrong, "a control character, " + in_quotes(text.substr(wrong, 1)), "an escape such as \\t or \\u0000");
  if (says("forbidden character after backslash"))
    return problem_at(text, wrong, "a backslash before " + in_quotes(character_at(text, wrong)),
                      "\\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u", "a backslash itself is written \\\\");
  if (says("surrogate")) return problem_at(text, wrong, "half of a surrogate pair", "both halves, such as \\ud83d\\ude00");
  if (says("hex digits")) return problem_at(text, wrong, "\\u without its digits", "four hexadecimal digits, such as \\u00e9");
  return problem_at(text, wrong, "a byte that is not UTF-8", "UTF-8 text");
}

// Whether the mistake ends with the byte before: a number or a literal that was broken off.
bool is_past_the_token(std::string_view text, std::size_t wrong, const std::string& message) {
  if (wrong == 0) return false;
  if (message.find("invalid number") != std::string::npos) return true;
  return message.find("invalid literal") != std::string::npos && word_ends.find(text[wrong]) != std::string_view::npos;
}

}  // namespace

Problem syntax_problem(std::string_view text, std::size_t position, const std::string& message) {
  const std::size_t wrong = position - std::min<std::size_t>(position, 1);
  if (message.find("invalid string") != std::string::npos) return text_problem(text, wrong, message);
  const auto [start, token] = token_around(text, position > text.size() ? text.size() : wrong - is_past_the_token(text, wrong, message));
  const std::string found = token.empty() ? "the end of the text" : in_quotes(token);
  const std::size_t before = text.substr(0, start).find_last_not_of(blanks);
  const std::string expected = before == std::string_view::npos ? "\"{\", with which a scenario begins"
                               : has_leading_zero(token)         ? "a value"
                                                                 : expected_in(message, text[before]);
  return problem_at(text, start, found, expected, hint_for(text, start, token, message));
}

Problem overflow_problem(std::string_view text, std::size_t position) {
  const auto [start, token] = token_around(text, position - std::min<std::size_t>(position, 1));
  return problem_at(text, start, "the number " + in_quotes(token), "a number that is finite");
}

}  // namespace contingent
