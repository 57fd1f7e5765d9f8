// Problem: one thing wrong with an input, as data: where it is, what was found, what was expected, what to do.
//
// Problems are collected, never thrown one by one: whoever reads or checks an input appends to a list, and the
// caller throws one ScenarioError with all of them. Code that computes answers does not throw.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace contingent {

struct Problem {
  std::string where;     // JSON Pointer (RFC 6901) into the scenario; "" is the whole file
  std::string found;     // what stands there, quoted and shortened where it is a value of the file
  std::string expected;  // what should stand there
  std::string hint;      // what to do, such as the nearest known name; may be empty
  int line = 0;          // 1-based, for errors of JSON syntax; 0 where the pointer says it all
  int column = 0;        // 1-based, counted in bytes

  bool operator==(const Problem&) const = default;
};

constexpr std::size_t max_problems = 1'000;  // of more than that, the first are told

/// One line a problem: `/actors/EGY/joins: found 1.2, expected a chance from 0 to 1 (hint)`.
std::string to_string(const Problem& problem);

/// Anything the caller can mend: a bad name, a bad number, a bad file.
class ContingentError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A scenario that cannot be used, with every problem found in it (at least one).
class ScenarioError : public ContingentError {
 public:
  explicit ScenarioError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// The work was stopped from outside (Ctrl-C): nothing half done is kept.
class Stopped : public ContingentError {
 public:
  Stopped() : ContingentError("stopped before it was done") {}
};

/// The name in `known` nearest to `name` by edit distance, or "" where none is near (more than a third of it differs).
std::string nearest_name(const std::string& name, const std::vector<std::string>& known);

}  // namespace contingent
