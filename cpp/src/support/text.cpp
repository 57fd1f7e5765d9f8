#include "contingent/support/text.hpp"

#include <charconv>

#include "printable.hpp"

namespace contingent {

namespace {

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The character at the start of a text if it must not be printed as it is, and its number of bytes; else 0.
std::pair<unsigned, std::size_t> unprintable(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return {byte(0), 1};
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return {byte(1), 2};
  if (byte(0) != 0xE2 || (byte(1) != 0x80 && byte(1) != 0x81) || (byte(2) & 0xC0) != 0x80) return {0, 0};
  const unsigned code = 0x2000 + ((byte(1) & 0x3F) << 6) + (byte(2) & 0x3F);
  const bool separates_or_turns = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return {code, separates_or_turns ? 3 : 0};
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto [code, bytes] = unprintable(text.substr(i));
    if (bytes == 0) {
      result += text[i++];
    } else {
      result += "\\u";
      for (const unsigned shift : {12u, 8u, 4u, 0u}) result += digits[(code >> shift) & 15];
      i += bytes;
    }
  }
  return result;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  std::size_t end = text.size();
  if (end > longest_quotation) {
    end = longest_quotation - 3;
    while (end > 0 && continues_a_character(text[end])) --end;
  }
  std::string shown;
  for (const char c : text.substr(0, end))
    if (c == '\n')
      shown += "\\n";
    else
      (c == '"' || c == '\\' ? shown += '\\' : shown) += c;
  return result + printable(shown) + (end < text.size() ? "...\"" : "\"");
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
