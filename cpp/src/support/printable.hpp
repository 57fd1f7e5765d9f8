// Text that comes from a stranger's file, made safe for a terminal and for one line.
#pragma once

#include <string>
#include <string_view>

namespace contingent {

/// Control characters, line separators, and marks that hide or turn the direction of what follows become \u00XX, \u20XX.
std::string printable(std::string_view text);

}  // namespace contingent
