// Possible: can a target be met at all, once some events are settled? A bound by logic, without draws.
#pragma once

#include <optional>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

enum class Truth { no, maybe, yes };

/// By event of the model: whether it happens, or may go either way.
using Settled = std::vector<Truth>;

Truth truth(const Gate& gate, const Settled& events);

/// The chance of an event where its conditions are settled, else nothing.
std::optional<double> settled_chance(const Model& model, int event, const Settled& events);

class Possible {
 public:
  Possible(const Model& model, const Target& target);

  /// False only if the target fails in every world in which the settled events come as they do. Optimistic where it need not
  /// be sure: ranges always meet, members accept each other, offers are the most they can be.
  bool can_be_met(const Settled& events) const;

 private:
  bool can_hold(const ForceCondition& condition, const Settled& events, const Members& members) const;
  bool can_be_true(const BoundBelief& belief, const Settled& events, const Members& members) const;
  bool can_be_admitted(int i, const Settled& events, const Members& members) const;
  bool can_meet(const BoundRequirement& requirement, const Settled& events, const Members& members) const;

  const Model& model_;
  Members start_, wanted_;    // who may be a member; who must
  std::vector<double> most_;  // [task * candidates + candidate], in quantity_units
};

}  // namespace contingent
