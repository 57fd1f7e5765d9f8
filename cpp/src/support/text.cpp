#include "contingent/support/text.hpp"

#include <charconv>
#include <utility>

#include "printable.hpp"

namespace contingent {

namespace {

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Control characters, and those that hide, or turn the direction of, what follows (Unicode's format characters); the same
// as words.py cleans away.
bool must_not_be_printed(unsigned code) {
  constexpr std::pair<unsigned, unsigned> ranges[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},
                                                      {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
                                                      {0xFFF9, 0xFFFF}};
  for (const auto& [first, last] : ranges)
    if (first <= code && code <= last) return true;
  return false;
}

// The character at the start of a text if it must not be printed as it is, and its number of bytes; else 0.
std::pair<unsigned, std::size_t> unprintable(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto bits = [&](std::size_t i) { return byte(i) & 0x3F; };
  const bool second = (byte(1) & 0xC0) == 0x80, third = (byte(2) & 0xC0) == 0x80;
  unsigned code = byte(0);
  std::size_t bytes = 1;
  if ((byte(0) & 0xE0) == 0xC0 && second) {
    code = (byte(0) & 0x1F) << 6 | bits(1);
    bytes = 2;
  } else if ((byte(0) & 0xF0) == 0xE0 && second && third) {
    code = (byte(0) & 0x0F) << 12 | bits(1) << 6 | bits(2);
    bytes = 3;
  } else if (byte(0) >= 0x80) {
    return {0, 0};
  }
  return must_not_be_printed(code) ? std::pair{code, bytes} : std::pair<unsigned, std::size_t>{0, 0};
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
