// Scenario: everything a file of format version 1 says, as plain values in the order of the file.
//
// Nothing here is looked up or drawn: names are still names. A scenario that passed check() (check.hpp) is sound:
// every name in it is known, every number in its range, every clause monotone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "contingent/scenario/belief.hpp"
#include "contingent/scenario/claim.hpp"
#include "contingent/scenario/condition.hpp"
#include "contingent/scenario/lexicon.hpp"

namespace contingent {

/// Something that happens or does not. Its conditions name other events only, never in a circle.
struct Event {
  std::string id, title;
  Belief belief;
  bool operator==(const Event&) const = default;
};

/// A line of policy from 0 (`low`) to 1 (`high`).
struct Issue {
  std::string id, title, low, high, note;
  bool operator==(const Issue&) const = default;
};

/// An actor can live with any policy in its acceptance range, ideal - tolerance to ideal + tolerance, both ends included.
struct Position {
  std::string issue;
  Quantity ideal, tolerance;
  Reasons reasons;
  bool operator==(const Position&) const = default;
};

/// What a member would bring: so much of a task ("troops", "combat-troops"), cut at 0.
struct Offer {
  std::string task;
  Quantity amount;
  Reasons reasons;
  bool operator==(const Offer&) const = default;
};

/// Whether an actor accepts another: `target` is an actor, a pool, a group or `*`, the most specific winning.
struct Acceptance {
  std::string target;
  Belief belief;
  bool operator==(const Acceptance&) const = default;
};

/// A state or body. With `joins` it is a candidate; as gatekeeper its acceptance and positions bind whoever is in the
/// force (always, or in the worlds where a condition on events holds); it may be both or neither.
struct Actor {
  std::string id, name;
  std::vector<std::string> groups;
  std::optional<Belief> joins, leads;
  bool gatekeeper = false;
  std::optional<Condition> gatekeeper_when;  // only where gatekeeper
  std::vector<Acceptance> accepts;
  std::vector<Offer> offers;
  std::vector<Position> positions;
  Reasons reasons;  // claims and a remark about the actor itself, such as those that make it a gatekeeper
  bool operator==(const Actor&) const = default;
};

/// `size` candidates nobody has named: each like `member`, each with draws of its own. `member` has the pool's id.
struct Pool {
  std::string title;
  int size = 0;
  Actor member;
  bool operator==(const Pool&) const = default;
};

/// What a force must have. at_least: so much of an offer, or so many members, among all or among `from_group` or
/// `from_ids`; lead: a member able to lead; when: a condition.
struct Requirement {
  enum class Kind { at_least, lead, when };
  std::string id, title;
  Kind kind = Kind::lead;
  double at_least = 0;
  std::string of;                      // an offer's task, or "members"
  std::string from_group;              // "" for all; a group's or a pool's id
  std::vector<std::string> from_ids;   // empty for all
  bool lead = true;                    // false: the requirement is switched off
  std::optional<Condition> when;
  Reasons reasons;
  bool operator==(const Requirement&) const = default;
};

struct Scenario {
  std::string schema;  // `$schema`, kept as found
  std::string title, question, as_of, horizon, note;
  Lexicon lexicon;  // its own entries, before those of the standard one
  std::vector<Source> sources;
  std::vector<Claim> claims;
  std::vector<Event> events;
  std::vector<Issue> issues;
  std::vector<Actor> actors;
  std::vector<Pool> pools;
  std::vector<Requirement> requirements;
  std::string prefer;  // an offer's task, or "members"; "" means "members"
  std::vector<Outcome> outcomes;
  bool operator==(const Scenario&) const = default;
};

constexpr int max_candidates = 256;         // pool members count one each
constexpr int max_issues = 64;
constexpr int max_clauses = 64;             // of one belief
constexpr int max_sources = 8;              // whose claims stand behind one derived chance
constexpr int max_claims = 64;              // that stand behind one derived chance
constexpr double max_quantity = 1e10;       // of an offer or a requirement
constexpr double quantity_unit = 1e-3;      // quantities are counted in thousandths, so that sums are exact
constexpr double position_unit = 1e-6;      // positions are counted in millionths of an issue's scale
constexpr double max_spread = 10;           // of a tolerance, or of an ideal point's sd, in scales

/// One who could join: an actor with `joins`, or a member of a pool. `id` is the actor's, or "pool#1", "pool#2", ...
struct Candidate {
  std::string id;
  const Actor* actor = nullptr;  // into the scenario
  const Pool* pool = nullptr;    // nullptr for a named one
};

/// All candidates: the named ones in file order, then the pools', each in order. This is the index order of every ActorSet.
std::vector<Candidate> candidates(const Scenario& scenario);

}  // namespace contingent
