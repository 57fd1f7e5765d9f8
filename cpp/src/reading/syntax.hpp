// What is wrong with a text that is not JSON: where it stands, what stands there, what was expected, what to do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "contingent/support/problem.hpp"

namespace contingent {

/// From nlohmann's `message`, which speaks of the first `position` bytes: in their last token the mistake is found.
Problem syntax_problem(std::string_view text, std::size_t position, const std::string& message);

/// That of a number no double can hold, which ends at `position`.
Problem overflow_problem(std::string_view text, std::size_t position);

}  // namespace contingent
