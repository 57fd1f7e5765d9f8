#include "contingent/support/text.hpp"

#include <charconv>

namespace contingent {

namespace {

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

void append_escaped(std::string& text, char c) {
  constexpr char digits[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    text += '\\';
    text += c;
  } else if (c == '\n') {
    text += "\\n";
  } else if (byte < 0x20 || byte == 0x7F) {
    text += "\\u00";
    text += digits[byte >> 4];
    text += digits[byte & 15];
  } else {
    text += c;
  }
}

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  std::size_t end = text.size();
  if (end > longest_quotation) {
    end = longest_quotation - 3;
    while (end > 0 && continues_a_character(text[end])) --end;
  }
  for (const char c : text.substr(0, end)) append_escaped(result, c);
  return result + (end < text.size() ? "...\"" : "\"");
}

std::string number_text(double value) {
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  return error == std::errc{} ? std::string(buffer, end) : "a number";
}

std::string pointer(const std::string& parent, std::string_view key) {
  std::string result = parent + "/";
  for (const char c : key) result += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return result;
}

std::string pointer(const std::string& parent, std::size_t index) { return parent + "/" + std::to_string(index); }

}  // namespace contingent
