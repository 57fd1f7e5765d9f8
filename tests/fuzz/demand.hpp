// What must be so whatever the input is: if it is not, the fuzzer has found something.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace contingent {

inline void demand(bool so, const char* what) {
  if (so) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

}  // namespace contingent
