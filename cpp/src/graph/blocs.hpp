// Blocs: the maximal cliques of the expected graph, as many as bounded work finds.
#pragma once

#include <vector>

#include "ties.hpp"

namespace contingent {

struct Blocs {
  std::vector<std::vector<int>> blocs;  // biggest first
  bool all = true;
};

Blocs blocs_of(const Ties& ties);

}  // namespace contingent
