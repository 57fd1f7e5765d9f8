// Any bytes as a condition: a tree that is written as a text of the same tree, or a mistake at a place within the text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "contingent/scenario/condition.hpp"
#include "demand.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace contingent;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  ConditionError error;
  const auto condition = parse_condition(text, error);
  if (!condition) {
    demand(error.column >= 1 && static_cast<std::size_t>(error.column) <= size + 1, "the mistake is in the text");
    demand(!error.found.empty() && !error.expected.empty(), "a mistake says what was found and what was expected");
    return 0;
  }
  const std::string written = to_string(*condition);
  const auto again = parse_condition(written, error);
  demand(again.has_value(), "what is written can be read");
  demand(to_string(*again) == written, "canonical text is written as it was read");
  for_each_leaf(*condition, [](const Condition& leaf) { demand(is_identifier(leaf.name), "a leaf is an id"); });
  return 0;
}
