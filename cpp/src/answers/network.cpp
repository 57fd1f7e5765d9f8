#include "contingent/answers/network.hpp"

#include "contingent/answers/compatibility.hpp"

namespace contingent {

namespace {

std::vector<std::vector<std::string>> by_id(const std::vector<std::vector<int>>& groups,
                                            const std::vector<std::string>& actors) {
  std::vector<std::vector<std::string>> result;
  for (const std::vector<int>& group : groups) {
    std::vector<std::string>& ids = result.emplace_back();
    for (const int i : group) ids.push_back(actors[static_cast<std::size_t>(i)]);
  }
  return result;
}

}  // namespace

NetworkAnswer network(const Sample& sample, double threshold, const Progress& progress) {
  CompatibilityAnswer found = compatibility(sample, progress);
  const std::size_t n = found.actors.size();
  NetworkAnswer answer;
  answer.actors = std::move(found.actors);
  std::vector<double> flat;
  for (const Estimate& pair : found.together) flat.push_back(pair.value);
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = flat.begin() + static_cast<std::ptrdiff_t>(i * n);
    answer.together.emplace_back(row, row + static_cast<std::ptrdiff_t>(n));
  }
  answer.graph = expected_graph(static_cast<int>(n), flat, threshold);
  answer.blocs = by_id(answer.graph.blocs, answer.actors);
  answer.components = by_id(answer.graph.components, answer.actors);
  answer.waiting = waiting(*sample.model->scenario);
  return answer;
}

}  // namespace contingent
