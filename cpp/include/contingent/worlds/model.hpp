// Model: a scenario made ready for drawing. Every name is an index, every draw has its key.
//
// Parties are those whose ranges count: the candidates (index as in ActorSets), then the gatekeepers that are none.
// Draw names, from which the keys come:
//   event:E  source:S  joins:A  leads:A  accepts:A/B  ideal:A/ISSUE  tolerance:A/ISSUE  offer:A/TASK
// with A and B candidate or party ids; a pool's k-th member is POOL#k.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "contingent/evidence/derive.hpp"
#include "contingent/scenario/scenario.hpp"
#include "contingent/worlds/bound.hpp"

namespace contingent {

struct QuantileCell;

/// offset + scale * quantile(uniform under key), in whole units; without cells the number is fixed at `offset`.
struct BoundQuantity {
  std::uint64_t key = 0;
  const QuantileCell* cells = nullptr;
  double offset = 0, scale = 0;

  bool operator==(const BoundQuantity&) const = default;
};

struct Party {
  std::string id;
  int gatekeeper_gate = -1;      // its veto counts where this gate is open; -1: always
  bool candidate = false, gatekeeper = false;
};

struct BoundAcceptance {
  int judge = 0;      // party
  int target = 0;     // candidate
  std::string entry;  // the target as `accepts` names it: the candidate, its pool, a group or `*`
  BoundBelief belief;
};

struct BoundPosition {
  int party = 0, issue = 0;
  BoundQuantity ideal, tolerance;  // in position_units
};

struct BoundOffer {
  int candidate = 0, task = 0;
  BoundQuantity amount;  // in quantity_units
};

struct BoundRequirement {
  int number = 0;        // of the scenario's requirements
  Requirement::Kind kind = Requirement::Kind::lead;
  double at_least = 0;   // in quantity_units for a task, in members otherwise
  int task = -1;         // -1: members
  Members from;
  ForceCondition when;   // Kind::when
};

struct Model {
  Model(const Scenario& scenario, std::uint64_t seed);

  std::shared_ptr<const Scenario> scenario;  // as it was read: levers set by with_lever() show only below
  std::shared_ptr<const Evidence> evidence;  // the same with every chance a number, and the sources those hang on
  std::uint64_t seed;
  std::vector<Candidate> candidates;   // into `evidence`
  std::vector<Party> parties;
  std::vector<int> gatekeepers;        // parties
  std::vector<int> event_order;        // events, each after those it depends on
  std::vector<BoundBelief> events;     // in file order, then whether each of the evidence's sources is right
  std::vector<Gate> gates;             // by number
  std::vector<BoundBelief> joins, leads;  // by candidate; one without `leads` has no clause, so is never able
  int slots = 0;                       // of clauses that ask about the force
  std::vector<int> force_gates;        // numbers of the gates that conditions on the force stand on
  std::vector<int> named_leads;        // candidates that some condition names as leads(X), ascending
  std::vector<BoundAcceptance> acceptances;
  std::vector<int> acceptance_of;      // [judge party * candidates + target]: into acceptances, or -1: accepts
  std::vector<BoundPosition> positions;
  std::vector<int> position_of;        // [party * issues + issue]: into positions, or -1: any policy will do
  std::vector<BoundOffer> offers;      // of the tasks asked for
  std::vector<std::string> tasks;      // that a requirement or `prefer` asks for
  std::vector<BoundRequirement> requirements;
  int prefer = -1;                     // task, or -1: members

  int candidate_count() const { return static_cast<int>(candidates.size()); }
  int party_count() const { return static_cast<int>(parties.size()); }
  int issue_count() const { return static_cast<int>(scenario->issues.size()); }
  int task_count() const { return static_cast<int>(tasks.size()); }

  /// The index of a candidate, party, event (or SourceRight) or issue, or -1.
  int candidate(const std::string& id) const;
  int party(const std::string& id) const;
  int event(const std::string& id) const;
  int issue(const std::string& id) const;

 private:
  std::vector<std::shared_ptr<const void>> tables_;  // quantile tables the quantities point into
  friend class Binder;
};

/// The same model but for one lever (scenario/levers.hpp) set to a number: same candidates, draws, gates and slots, so that
/// a drawn block of one can be compared with the other's, word by word. The lever must be one of levers(scenario), its
/// number in range; the answers are those of set_levers().
Model with_lever(const Model& model, const std::string& lever, double value);
void set_lever(Model& model, const std::string& lever, double value);  // the same, in place

}  // namespace contingent
