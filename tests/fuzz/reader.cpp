// Any bytes as a scenario: they are read, or told what is wrong with them, and nothing else happens.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "contingent/reading/read.hpp"
#include "contingent/scenario/levers.hpp"
#include "demand.hpp"

namespace contingent {

namespace {

bool is_one_line(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20) return false;
  return true;
}

void look_at(const Scenario& scenario) {
  const std::string written = write_scenario(scenario);
  demand(read_scenario(written) == scenario, "what is written reads back the same");
  demand(write_scenario(read_scenario(written)) == written, "canonical text is written as it was read");
  for (const std::string& lever : levers(scenario)) demand(!lever.empty(), "every lever has a name");
  demand(!candidates(scenario).empty(), "a sound scenario has a candidate");
}

void look_at(const std::vector<Problem>& problems) {
  demand(!problems.empty(), "what is refused has a problem");
  demand(problems.size() <= max_problems + 1, "problems are bounded");
  for (const Problem& problem : problems) {
    demand(!problem.found.empty() && !problem.expected.empty(), "a problem says what was found and what was expected");
    demand(is_one_line(to_string(problem)), "a problem is one line");
    demand((problem.line > 0) == (problem.column > 0), "a line has a column");
  }
}

}  // namespace

}  // namespace contingent

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    contingent::look_at(contingent::read_scenario({reinterpret_cast<const char*>(data), size}));
  } catch (const contingent::ScenarioError& error) {
    contingent::look_at(error.problems());
  }
  return 0;
}
