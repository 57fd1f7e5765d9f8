// Ties: the expected graph's numbers, as its parts read them.
#pragma once

#include <cstddef>
#include <vector>

namespace contingent {

struct Ties {
  std::size_t vertices;
  const std::vector<double>& together;
  double threshold;

  double of(std::size_t i, std::size_t j) const { return together[i * vertices + j]; }
  bool joined(std::size_t i, std::size_t j) const { return i != j && of(i, j) > 0 && of(i, j) >= threshold; }
  template <class Visit>
  void for_each_joined(Visit&& visit) const {
    for (std::size_t i = 0; i < vertices; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (joined(i, j)) visit(i, j);
  }
};

}  // namespace contingent
