#include "contingent/scenario/scenario.hpp"

namespace contingent {

std::vector<Candidate> candidates(const Scenario& scenario) {
  std::vector<Candidate> result;
  for (const Actor& actor : scenario.actors)
    if (actor.joins) result.push_back({actor.id, &actor, nullptr});
  for (const Pool& pool : scenario.pools)
    for (int k = 1; k <= pool.size; ++k)
      result.push_back({pool.member.id + "#" + std::to_string(k), &pool.member, &pool});
  return result;
}

}  // namespace contingent
