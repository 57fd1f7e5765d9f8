// Levers: what each one would add if it went well, and cost if it went badly, on the same worlds.
//
// All levers are tried in one pass. A block is drawn once; for each lever only beliefs are drawn again (ranges and offers
// stay), and a world is searched again only where something that the search reads came out differently.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// What is asked for: some feasible force (no members), one that contains the candidate, or exactly this coalition.
struct Target {
  enum class Kind { viable, could, coalition };
  Kind kind = Kind::viable;
  int candidate = 0;
  Members coalition;
};

/// The worlds in which a target is met; one thread's, block after block.
class TargetFinder {
 public:
  virtual ~TargetFinder() = default;
  /// Of `among`, the worlds of a drawn block in which the target is met.
  virtual Words find(const Model& model, const Block& block, const Words& among) = 0;
  /// The same for a redrawn block in which only the edges of the `touched` candidates can differ from the block last
  /// given to find().
  virtual Words find_again(const Model& model, const Block& block, const Members& touched, const Words& among) = 0;
};
std::unique_ptr<TargetFinder> target_finder(const Model& model, const Target& target);

/// A lever set to one number, and what becomes of the target there.
struct LeverSetting {
  std::string lever;
  double value = 0;
};

struct LeverEffect {
  LeverSetting setting;
  Estimate target;    // with the setting
  Difference change;  // from things as they are
};

struct LeverAnswer {
  Estimate base;
  std::vector<LeverEffect> effects;  // in the order asked
};

/// The settings worth trying: each chance at 0 and 1, each ideal point at 0, 1/4, 1/2, 3/4, 1, each requirement waived.
std::vector<LeverSetting> lever_settings(const Scenario& scenario);

LeverAnswer lever_effects(const Sample& sample, const Target& target, const std::vector<LeverSetting>& settings,
                          const Progress& progress = {});

}  // namespace contingent
