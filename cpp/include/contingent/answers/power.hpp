// Power: who makes the difference between a feasible force and none.
//
// In a world w, v(S) = 1 iff some feasible force lies inside S: a simple game, for v only grows with S. Answers are means over
// worlds of that world's index, so with will certain, no issues and one quota they are those of the weighted voting game.
#pragma once

#include <vector>

#include "contingent/answers/sample.hpp"

namespace contingent {

/// A mean over worlds with its 95 % interval (normal approximation from the variance between worlds).
struct Mean {
  double value = 0, low = 0, high = 0;
};

struct PowerRow {
  int candidate = 0;
  Mean shapley;           // Shapley & Shubik 1954: the chance to be pivotal in a random order; adds up to `viable`
  Mean banzhaf_absolute;  // Banzhaf 1965: the share of the others' coalitions that it swings
  double banzhaf = 0;     // normalised: its share of all absolute indices
};

struct PowerAnswer {
  std::vector<PowerRow> rows;
  std::uint64_t exact_worlds = 0, sampled_worlds = 0;  // enumerated, or estimated from random orders and coalitions
};

constexpr int max_exact_players = 20;

/// Exact in a world with up to max_exact_players vertices of the service graph, by bit-parallel enumeration of coalitions
/// (O(2^m m / 64) words); above, `orders` random orders and as many random coalitions are drawn for it, by name.
PowerAnswer power(const Sample& sample, int orders = 16, const Progress& progress = {});

}  // namespace contingent
