// WorldsHandle: what Python's Worlds holds, with its names looked up.
#pragma once

#include <string>
#include <vector>

#include "bindings.hpp"
#include "contingent/answers/lever_effects.hpp"
#include "contingent/answers/memory_needed.hpp"
#include "contingent/answers/sample.hpp"
#include "contingent/support/memory.hpp"
#include "contingent/support/problem.hpp"

namespace contingent {

struct WorldsHandle {
  WorldsHandle(const Scenario& scenario, std::uint64_t count, std::uint64_t seed, int threads, std::uint64_t first);

  /// Indices of names; ContingentError with the nearest known name where there is none.
  int candidate(const std::string& id) const;
  int party(const std::string& id) const;
  int issue(const std::string& id) const;
  Members coalition(const std::vector<std::string>& ids) const;
  static ContingentError unknown(const char* what, const std::string& id, const std::vector<std::string>& known);

  /// ContingentError where the answer would take more memory than there is, with the bytes it would take.
  void need_memory_of_set() const;
  void need_memory_of_pairs() const;

  Scenario scenario;
  Sample sample;
};

/// "viable", a candidate's id, or a list of ids: a coalition.
Target target_of(const WorldsHandle& worlds, const py::object& target);

}  // namespace contingent
