#include "contingent/scenario/check.hpp"

#include <algorithm>

#include "checker.hpp"

namespace contingent {

Names::Names(const Scenario& scenario) {
  for (std::size_t e = 0; e < scenario.events.size(); ++e) events.emplace(scenario.events[e].id, e);
  for (const Source& source : scenario.sources) sources.insert(source.id);
  for (const Claim& claim : scenario.claims) {
    claims.insert(claim.id);
    claim_ids.push_back(claim.id);
  }
  for (const Issue& issue : scenario.issues) issues.insert(issue.id);
  for_each_actor(scenario, [&](const Actor& actor, const std::string&) {
    for (const std::string& group : actor.groups)
      if (groups.insert(group).second) group_ids.push_back(group);
    for (const Offer& offer : actor.offers) tasks.insert(offer.task);
  });
  for (const Actor& actor : scenario.actors) {
    actors.emplace(actor.id, &actor);
    if (actor.joins) candidate_ids.push_back(actor.id);
  }
  for (const Pool& pool : scenario.pools) {
    pools.emplace(pool.member.id, &pool.member);
    pool_ids.push_back(pool.member.id);
  }
}

bool Names::is_candidate(const std::string& id) const {
  const auto actor = actors.find(id);
  return actor != actors.end() && actor->second->joins;
}

std::vector<Problem> check(const Scenario& scenario, const Lexicon& standard) {
  Findings findings;
  const Names names(scenario);
  check_ids(scenario, findings);
  check_values(scenario, names, findings);
  check_beliefs(scenario, names, findings);
  check_circles(scenario, names, findings);
  check_references(scenario, names, findings);
  check_evidence(scenario, over(scenario.lexicon, standard), findings);
  return findings.take();
}

}  // namespace contingent
