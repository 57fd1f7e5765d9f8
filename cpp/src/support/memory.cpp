#include "contingent/support/memory.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

#include "contingent/support/problem.hpp"

namespace contingent {

namespace {

constexpr std::uint64_t unknown = std::numeric_limits<std::uint64_t>::max();

std::uint64_t available() {
  std::ifstream file("/proc/meminfo");
  std::string name, unit;
  std::uint64_t kibibytes = 0;
  while (file >> name >> kibibytes && std::getline(file, unit))
    if (name == "MemAvailable:") return kibibytes << 10;
  return unknown;
}

std::uint64_t group_limit() {
  std::ifstream file("/sys/fs/cgroup/memory.max");
  std::uint64_t bytes = 0;
  return file >> bytes ? bytes : unknown;  // "max" is no number
}

std::string mebibytes(double bytes) {
  const std::string digits = std::to_string(static_cast<std::uint64_t>(std::ceil(bytes / (1 << 20))));
  std::string grouped;
  for (std::size_t d = 0; d < digits.size(); ++d) {
    if (d > 0 && (digits.size() - d) % 3 == 0) grouped += ',';
    grouped += digits[d];
  }
  return grouped + " MiB";
}

}  // namespace

std::uint64_t bytes_to_spare() { return std::min({max_answer_bytes, available(), group_limit()}); }

void need_memory(double bytes, const std::string& what, const std::string& hint) {
  if (bytes < (1 << 20)) return;
  const std::uint64_t spare = bytes_to_spare();
  if (bytes <= static_cast<double>(spare)) return;
  throw ContingentError(what + " would take " + mebibytes(bytes) + " of memory, more than the " +
                        mebibytes(static_cast<double>(spare)) + (spare == max_answer_bytes ? " allowed; " : " that are free; ") + hint);
}

}  // namespace contingent
