// Text as it is shown in a problem: quoted, shortened, safe to print.
#pragma once

#include <string>
#include <string_view>

namespace contingent {

constexpr std::size_t longest_quotation = 60;  // bytes, beyond which a value is cut short

/// "text" in quotation marks; cut short with "..." (never within a UTF-8 character), control characters as \u00XX.
std::string in_quotes(std::string_view text);

/// The shortest text that reads back as the same number: 5000, 0.25, 1e+300.
std::string number_text(double value);

/// A JSON Pointer (RFC 6901) one step deeper: `~` and `/` in the key become `~0` and `~1`.
std::string pointer(const std::string& parent, std::string_view key);
std::string pointer(const std::string& parent, std::size_t index);

/// "a", "a or b", "a, b or c".
template <class List>
std::string one_of(const List& names) {
  std::string text;
  for (auto name = names.begin(); name != names.end(); ++name)
    text += (name == names.begin() ? "" : std::next(name) == names.end() ? " or " : ", ") + std::string(*name);
  return text;
}

}  // namespace contingent
