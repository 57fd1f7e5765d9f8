// Memory: what an answer needs is asked for before any of it is taken, so that too much is refused, not died of.
//
// Only what grows with the question is asked for: worlds kept, matrices of pairs, grids of points, variants of a model. The
// numbers are what the containers will hold, to within a factor of two; what a scenario itself takes is bounded by the reader.
#pragma once

#include <cstdint>
#include <string>

namespace contingent {

/// No answer takes more, whatever the machine has.
constexpr std::uint64_t max_answer_bytes = 8ull << 30;

/// What an answer may take now: max_answer_bytes, or less where the system says that less is free (Linux: MemAvailable, and
/// the memory limit of the control group; other systems do not say).
std::uint64_t bytes_to_spare();

/// Throws ContingentError where `bytes` are more than bytes_to_spare(): `what` would take ... MiB; `hint` says what to do.
void need_memory(double bytes, const std::string& what, const std::string& hint);

}  // namespace contingent
