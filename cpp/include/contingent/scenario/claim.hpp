// Source, Claim, Outcome: who said what where, and what came of it.
#pragma once

#include <optional>
#include <string>

#include "contingent/scenario/belief.hpp"

namespace contingent {

/// Who published a report. `reliability` is the Admiralty code's letter: A (completely reliable) to E, F (cannot be judged);
/// in its place may stand the chance that the source is right.
struct Source {
  std::string id, publisher, title, date, url, reliability, note;
  std::optional<double> right = {};
  bool operator==(const Source&) const = default;
};

/// What a source reports a speaker to have said. `origin` names the first report where several repeat one; `hedge` and
/// `attribution` are phrases of the lexicon. It counts from its date on, or its source's where it has none.
struct Claim {
  std::string id, source, speaker, origin, date, says, hedge, note;
  std::string attribution = {};
  bool operator==(const Claim&) const = default;
};

/// What came of it, for backtests: never read by a prediction. `joined`: boots on the ground in the force, however few; `how`
/// in a word ("troops", "declined"). Of a pool, `count` of the `of` states that could have and that nobody had named.
struct Outcome {
  std::string actor;
  bool joined = false;
  Reasons reasons;
  std::string how = {};
  int count = 0, of = 0;
  bool operator==(const Outcome&) const = default;
};

}  // namespace contingent
