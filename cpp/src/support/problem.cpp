#include "contingent/support/problem.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "printable.hpp"

namespace contingent {

namespace {

std::string message(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + to_string(problem);
  return text;
}

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Insertions, deletions and changes of a byte (Levenshtein 1966), and swaps of two neighbours (Damerau 1964); capital and
// small letters are alike.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool differ = lower(a[i - 1]) != lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + differ});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], before_last[j - 2] + differ);
    }
  }
  return row.back();
}

constexpr std::size_t longest_name_compared = 100;  // so that a hostile file cannot buy time

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = problem.where.empty() ? "" : printable(problem.where) + ": ";
  if (problem.line > 0) text += "line " + std::to_string(problem.line) + ", column " + std::to_string(problem.column) + ": ";
  text += "found " + problem.found + ", expected " + problem.expected;
  return problem.hint.empty() ? text : text + " (" + problem.hint + ")";
}

ScenarioError::ScenarioError(std::vector<Problem> problems) : ContingentError(message(problems)), problems_(std::move(problems)) {}

std::string nearest_name(const std::string& name, const std::vector<std::string>& known) {
  std::string nearest;
  if (name.size() > longest_name_compared) return nearest;
  std::size_t fewest = std::max<std::size_t>(name.size() / 3, 1) + 1;
  for (const std::string& candidate : known) {
    if (candidate.size() + fewest <= name.size() || name.size() + fewest <= candidate.size()) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance < fewest && distance < name.size()) {
      nearest = candidate;
      fewest = distance;
    }
  }
  return nearest;
}

}  // namespace contingent
