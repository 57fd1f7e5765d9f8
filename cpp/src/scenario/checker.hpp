// The parts of check(): what each looks up, and where it puts what it finds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "contingent/scenario/places.hpp"
#include "contingent/scenario/scenario.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

namespace contingent {

/// The problems found so far. Nearest names are looked up for the first of them only, and while that is cheap: a hostile
/// file cannot buy time.
class Findings {
 public:
  void add(std::string where, std::string found, std::string expected, std::string hint = "") {
    if (problems_.size() <= max_problems) problems_.push_back({std::move(where), std::move(found), std::move(expected), std::move(hint)});
  }
  /// `known()` lists the names it could have been.
  template <class Known>
  void unknown(std::string where, const std::string& name, const char* expected, Known&& known) {
    const std::string near = hints_++ < most_hints ? near_name(name, known()) : "";
    add(std::move(where), in_quotes(name), expected, near.empty() ? "" : "did you mean " + in_quotes(near) + "?");
  }
  std::vector<Problem> take() { return std::move(problems_); }

 private:
  std::string near_name(const std::string& name, const std::vector<std::string>& known) {
    std::size_t cost = 0;
    for (const std::string& candidate : known) cost += name.size() * candidate.size();
    if (cost > budget_) return "";
    budget_ -= cost;
    return nearest_name(name, known);
  }

  static constexpr int most_hints = 100;
  int hints_ = 0;
  std::size_t budget_ = 100'000'000;  // pairs of letters compared
  std::vector<Problem> problems_;
};

/// What each name of a scenario stands for.
struct Names {
  explicit Names(const Scenario& scenario);

  std::unordered_map<std::string, std::size_t> events;         // to its place in the scenario
  std::unordered_map<std::string, const Actor*> actors, pools;  // a pool's member
  std::unordered_set<std::string> groups, issues, tasks, sources, claims;
  std::vector<std::string> candidate_ids, pool_ids, group_ids, claim_ids;  // in file order, for hints

  bool is_candidate(const std::string& id) const;
};

/// Names: given twice, or in two roles; unknown; reserved.
void check_ids(const Scenario& scenario, Findings& findings);
/// Reasons, dates, quantities, sizes.
void check_values(const Scenario& scenario, const Names& names, Findings& findings);
/// Beliefs and conditions: who may be named where, chances, clauses.
void check_beliefs(const Scenario& scenario, const Names& names, Findings& findings);
void check_circles(const Scenario& scenario, const Names& names, Findings& findings);
/// Who accepts whom, and what a force must have.
void check_references(const Scenario& scenario, const Names& names, Findings& findings);
/// The scenario's own lexicon, and the claims that derived chances rest on. `lexicon`: all of it, the standard one behind.
void check_evidence(const Scenario& scenario, const Lexicon& lexicon, Findings& findings);

void check_claims(const Reasons& reasons, const std::string& place, const Names& names, Findings& findings);
/// `found` is not from `least` to `most`, or not a number at all.
void check_range(double found, double least, double most, const std::string& where, std::string_view what, Findings& findings);

/// Calls visit(actor, pointer) for every actor, then for every pool's member.
template <class Visit>
void for_each_actor(const Scenario& scenario, Visit&& visit) {
  for (const Actor& actor : scenario.actors) visit(actor, pointer("/actors", actor.id));
  for (const Pool& pool : scenario.pools) visit(pool.member, pointer("/pools", pool.member.id));
}

/// Calls visit(belief, pointer, is an event's) for every belief, in file order.
template <class Visit>
void for_each_belief(const Scenario& scenario, Visit&& visit) {
  for (const Event& event : scenario.events) visit(event.belief, pointer("/events", event.id), true);
  for_each_actor(scenario, [&](const Actor& actor, const std::string& where) {
    if (actor.joins) visit(*actor.joins, where + "/joins", false);
    if (actor.leads) visit(*actor.leads, where + "/leads", false);
    for (const Acceptance& acceptance : actor.accepts)
      visit(acceptance.belief, pointer(where + "/accepts", acceptance.target), false);
  });
}

}  // namespace contingent
