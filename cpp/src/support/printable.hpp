// Text that comes from a stranger's file, made safe for a terminal and for one line.
#pragma once

#include <string>
#include <string_view>

namespace contingent {

/// Control characters, line separators and marks that turn the direction of writing become \u00XX, \u20XX.
std::string printable(std::string_view text);

}  // namespace contingent
