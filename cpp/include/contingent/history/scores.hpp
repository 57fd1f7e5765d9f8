// Scores: how well chances foretold what happened.
//
//   Brier     mean of (chance - outcome)^2 (Brier 1950): 0 is best, 0.25 is saying 50 % of everything
//   log       mean of -ln(chance of what happened) (Good 1952), chances cut to [0.01, 0.99]: 0 is best
//   AUC       P(a joiner had the higher chance than a non-joiner), ties counting half (Hanley & McNeil 1982): 1 is best, 0.5 is no skill
// Intervals are 95 % percentile intervals of a bootstrap over countries: one that is in several cases is drawn with all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contingent/answers/estimate.hpp"

namespace contingent {

/// What happened to one country in one case.
struct Judged {
  std::string country;
  bool joined = false;
};

/// A score with its interval; `margin` is how much worse (AUC: better) than the first predictor, on the same draws of countries.
struct Score {
  double value = 0, low = 0, high = 0;
  double margin = 0, margin_low = 0, margin_high = 0;
};

struct Scores {
  Score brier, log;
  std::optional<Score> auc;  // none where all joined or nobody did
};

/// One for each predictor: predictors[p][i] is its chance that judged[i] joined. The first is what the others are compared with.
/// Throws ContingentError where nothing is judged or the lengths differ. Cost: replicates * (rows * predictors + a sort).
std::vector<Scores> scores(const std::vector<Judged>& judged, const std::vector<std::vector<double>>& predictors, int replicates = 2000,
                           std::uint64_t seed = 0);

/// Of the predictions with a chance from `low` to `high`: how many there are, their mean, and the share that came true.
struct CalibrationBin {
  double low = 0, high = 0, mean = 0;
  Estimate joined;
};

/// Five bins of equal width; the empty ones are left out.
std::vector<CalibrationBin> calibration(const std::vector<Judged>& judged, const std::vector<double>& chances);

}  // namespace contingent
