// Days of the calendar, as text: "2025-10-25". Of two, the later is the greater text.
#pragma once

#include <string_view>

namespace contingent {

bool is_day(std::string_view text);

/// Days from a day to a later one; negative if it is earlier. Both must be days.
int days_between(std::string_view from, std::string_view to);

}  // namespace contingent
