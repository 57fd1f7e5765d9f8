#include <algorithm>

#include "checker.hpp"

namespace contingent {

namespace {

// For each event, the events its conditions name.
std::vector<std::vector<std::size_t>> dependencies(const Scenario& scenario, const Names& names) {
  std::vector<std::vector<std::size_t>> result(scenario.events.size());
  for (std::size_t e = 0; e < scenario.events.size(); ++e)
    for (const Clause& clause : scenario.events[e].belief.clauses)
      if (clause.when)
        for_each_leaf(*clause.when, [&](const Condition& leaf) {
          if (const auto known = names.events.find(leaf.name); known != names.events.end()) result[e].push_back(known->second);
        });
  return result;
}

// Which events depend on a circle, or are in one: those left when all that depends on nothing left is taken away, again
// and again (Kahn 1962).
std::vector<bool> left_over(const std::vector<std::vector<std::size_t>>& depends_on) {
  std::vector<std::size_t> waiting(depends_on.size(), 0), free;
  std::vector<std::vector<std::size_t>> needed_by(depends_on.size());
  for (std::size_t e = 0; e < depends_on.size(); ++e) {
    waiting[e] = depends_on[e].size();
    for (const std::size_t d : depends_on[e]) needed_by[d].push_back(e);
    if (waiting[e] == 0) free.push_back(e);
  }
  std::vector<bool> left(depends_on.size(), true);
  while (!free.empty()) {
    const std::size_t done = free.back();
    free.pop_back();
    left[done] = false;
    for (const std::size_t e : needed_by[done])
      if (--waiting[e] == 0) free.push_back(e);
  }
  return left;
}

std::string listed(const std::vector<std::size_t>& circle, const Scenario& scenario) {
  constexpr std::size_t most_shown = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(circle.size(), most_shown); ++i) text += in_quotes(scenario.events[circle[i]].id) + " needs ";
  return text + (circle.size() > most_shown ? "... needs " : "") + in_quotes(scenario.events[circle.front()].id);
}

}  // namespace

void check_circles(const Scenario& scenario, const Names& names, Findings& findings) {
  const auto depends_on = dependencies(scenario, names);
  const std::vector<bool> left = left_over(depends_on);
  std::vector<std::size_t> seen_from(left.size(), left.size());  // the walk that came by
  for (std::size_t start = 0; start < left.size(); ++start) {
    if (!left[start] || seen_from[start] != left.size()) continue;
    std::vector<std::size_t> walk;
    std::size_t event = start;
    while (seen_from[event] == left.size()) {
      seen_from[event] = start;
      walk.push_back(event);
      event = *std::find_if(depends_on[event].begin(), depends_on[event].end(), [&](std::size_t d) { return left[d]; });
    }
    if (seen_from[event] != start) continue;  // it leads to a circle that was told before
    const std::vector<std::size_t> circle(std::find(walk.begin(), walk.end(), event), walk.end());
    findings.add(pointer("/events", scenario.events[circle.front()].id), "a circle: " + listed(circle, scenario),
                 "events that can be put in an order, each after those it depends on");
  }
}

}  // namespace contingent
