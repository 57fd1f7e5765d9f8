// JSON text of format version 1 to a Scenario and back.
//
// Strict: syntax, duplicate and unknown keys, wrong types, then everything of scenario/check.hpp. All problems of a
// file come together; after a syntax error nothing else can be known, so it stands alone with its line and column.
// A file from a stranger is hostile: text over max_file_bytes, nesting over max_json_depth and lists over max_entries
// are refused before they cost anything. So are conditions over max_condition_length or max_condition_depth, beliefs over
// max_clauses, more than max_candidates or max_issues, and more problems than max_problems (in their own headers).
// Cost: a file of 1 MB takes less than a second, and 100 bytes of memory for each of its own while it is read; the
// stack does not grow with it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "contingent/scenario/scenario.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

constexpr std::size_t max_file_bytes = 16u << 20;
constexpr int max_json_depth = 32;
constexpr std::size_t max_entries = 20'000;  // entries of one object or list
constexpr std::size_t max_values = 1'000'000;  // of a whole file: each takes a hundred bytes
constexpr std::size_t max_key_bytes = 200;     // a key stands in the place of every problem below it

/// The scenario in `text`, sound in every respect. Throws ScenarioError with every problem in it.
Scenario read_scenario(std::string_view text);

/// A scenario as text of the format: read_scenario(write_scenario(s)) == s. Keys come in the order of the format,
/// absent and empty things are left out, numbers in the shortest form that reads back the same.
std::string write_scenario(const Scenario& scenario, int indent = 2);

}  // namespace contingent
