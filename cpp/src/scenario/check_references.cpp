#include "checker.hpp"

namespace contingent {

namespace {

std::vector<std::string> together(std::vector<std::string> names, const std::vector<std::string>& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

void check_member(const std::string& id, const std::string& where, const Names& names, Findings& findings) {
  if (names.is_candidate(id) || names.pools.contains(id)) return;
  const char* expected = "the id of a candidate or a pool";
  if (names.actors.contains(id))
    findings.add(where, "the actor " + in_quotes(id), expected, "a candidate is an actor with \"joins\"");
  else
    findings.unknown(where, id, expected, [&] { return together(names.candidate_ids, names.pool_ids); });
}

void check_issues(const Scenario& scenario, const Names& names, Findings& findings) {
  std::vector<std::string> known;
  for (const Issue& issue : scenario.issues) known.push_back(issue.id);
  for_each_actor(scenario, [&](const Actor& actor, const std::string& place) {
    std::unordered_set<std::string> seen;
    for (const Position& position : actor.positions) {
      const std::string where = pointer(place + "/positions", position.issue);
      if (!names.issues.contains(position.issue)) findings.unknown(where, position.issue, "the id of an issue", [&] { return known; });
      if (!seen.insert(position.issue).second) findings.add(where, in_quotes(position.issue) + " a second time", "every issue once");
    }
  });
}

void check_acceptances(const Scenario& scenario, const Names& names, Findings& findings) {
  const std::vector<std::string> known = together(together(names.candidate_ids, names.pool_ids), names.group_ids);
  const char* expected = "the id of a candidate, a pool or a group, or \"*\"";
  for_each_actor(scenario, [&](const Actor& actor, const std::string& place) {
    std::unordered_set<std::string> seen;
    for (const Acceptance& acceptance : actor.accepts) {
      const std::string& target = acceptance.target;
      const std::string where = pointer(place + "/accepts", target);
      if (!seen.insert(target).second) findings.add(where, in_quotes(target) + " a second time", "every name once");
      if (target == "*" || names.pools.contains(target) || names.groups.contains(target)) continue;
      if (target == actor.id)
        findings.add(where, in_quotes(target) + " itself", expected, "nobody needs acceptance of its own");
      else if (names.actors.contains(target) && !names.is_candidate(target))
        findings.add(where, "the actor " + in_quotes(target), expected, "a candidate is an actor with \"joins\"");
      else if (!names.is_candidate(target))
        findings.unknown(where, target, expected, [&] { return known; });
    }
  });
}

void check_task(const std::string& task, const std::string& where, const Scenario& scenario, const Names& names, Findings& findings) {
  if (task == "members" || names.tasks.contains(task)) return;
  findings.unknown(where, task, "\"members\", or a task that somebody offers", [&] {
    std::vector<std::string> known = {"members"};
    std::unordered_set<std::string> seen;
    for_each_actor(scenario, [&](const Actor& actor, const std::string&) {
      for (const Offer& offer : actor.offers)
        if (seen.insert(offer.task).second) known.push_back(offer.task);
    });
    return known;
  });
}

void check_sources_of(const Requirement& requirement, const std::string& where, const Names& names, Findings& findings) {
  const std::string& group = requirement.from_group;
  if (names.is_candidate(group))
    findings.add(where, "the candidate " + in_quotes(group), "the id of a group or a pool, or a list of ids", "write [" + in_quotes(group) + "]");
  else if (!group.empty() && !names.groups.contains(group) && !names.pools.contains(group))
    findings.unknown(where, group, "the id of a group or a pool, or a list of ids",
                     [&] { return together(names.group_ids, names.pool_ids); });
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < requirement.from_ids.size(); ++i) {
    const std::string& id = requirement.from_ids[i];
    if (names.groups.contains(id))
      findings.add(pointer(where, i), "the group " + in_quotes(id), "the id of a candidate or a pool", "a group stands alone, not in a list");
    else
      check_member(id, pointer(where, i), names, findings);
    if (!seen.insert(id).second) findings.add(pointer(where, i), in_quotes(id) + " a second time", "every id once");
  }
}

void check_outcomes(const Scenario& scenario, const Names& names, Findings& findings) {
  std::unordered_set<std::string> seen;
  for (const Outcome& outcome : scenario.outcomes) {
    const std::string where = pointer("/outcomes", outcome.actor);
    check_member(outcome.actor, where, names, findings);
    if (!seen.insert(outcome.actor).second) findings.add(where, in_quotes(outcome.actor) + " a second time", "every id once");
  }
}

}  // namespace

void check_references(const Scenario& scenario, const Names& names, Findings& findings) {
  check_issues(scenario, names, findings);
  check_acceptances(scenario, names, findings);
  for (const Requirement& requirement : scenario.requirements) {
    if (requirement.kind != Requirement::Kind::at_least) continue;
    const std::string where = pointer("/requirements", requirement.id);
    check_task(requirement.of, where + "/of", scenario, names, findings);
    check_sources_of(requirement, where + "/from", names, findings);
  }
  if (!scenario.prefer.empty()) check_task(scenario.prefer, "/prefer", scenario, names, findings);
  check_outcomes(scenario, names, findings);
}

}  // namespace contingent
