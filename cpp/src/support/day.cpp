#include "contingent/support/day.hpp"

#include <charconv>
#include <chrono>

namespace contingent {

namespace {

std::chrono::year_month_day date_of(std::string_view text) {
  const auto number = [&](std::size_t from, std::size_t length) {
    int value = 0;
    std::from_chars(text.data() + from, text.data() + from + length, value);
    return value;
  };
  using namespace std::chrono;
  return {year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))), day(static_cast<unsigned>(number(8, 2)))};
}

}  // namespace

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  return date_of(text).ok();
}

int days_between(std::string_view from, std::string_view to) {
  return static_cast<int>((std::chrono::sys_days(date_of(to)) - std::chrono::sys_days(date_of(from))).count());
}

}  // namespace contingent
