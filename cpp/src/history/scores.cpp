#include "contingent/history/scores.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "contingent/support/problem.hpp"
#include "contingent/support/random.hpp"

namespace contingent {

namespace {

constexpr int bins = 5;

using Rows = std::vector<std::size_t>;  // of `judged`, one drawn more than once standing as often

double brier(const std::vector<Judged>& judged, const std::vector<double>& chances, const Rows& rows) {
  double sum = 0;
  for (const std::size_t i : rows) sum += (chances[i] - judged[i].joined) * (chances[i] - judged[i].joined);
  return sum / static_cast<double>(rows.size());
}

double log_score(const std::vector<Judged>& judged, const std::vector<double>& chances, const Rows& rows) {
  double sum = 0;
  for (const std::size_t i : rows) {
    const double chance = std::clamp(chances[i], 0.01, 0.99);
    sum -= std::log(judged[i].joined ? chance : 1 - chance);
  }
  return sum / static_cast<double>(rows.size());
}

// By ranks: ties share the mean of theirs. NaN where one of the outcomes is missing.
double auc(const std::vector<Judged>& judged, const std::vector<double>& chances, const Rows& rows) {
  std::vector<std::pair<double, bool>> sorted;
  for (const std::size_t i : rows) sorted.emplace_back(chances[i], judged[i].joined);
  std::sort(sorted.begin(), sorted.end());
  double ranks = 0, joined = 0;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from;
    while (to < sorted.size() && sorted[to].first == sorted[from].first) ++to;
    const double rank = 0.5 * static_cast<double>(from + 1 + to);
    for (std::size_t i = from; i < to; ++i) {
      ranks += sorted[i].second ? rank : 0;
      joined += sorted[i].second;
    }
    from = to;
  }
  const double others = static_cast<double>(sorted.size()) - joined;
  return (ranks - joined * (joined + 1) / 2) / (joined * others);
}

// The rows of each country, countries in the order they first appear.
std::vector<Rows> by_country(const std::vector<Judged>& judged) {
  std::vector<Rows> countries;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const auto [place, is_new] = known.emplace(judged[i].country, countries.size());
    if (is_new) countries.emplace_back();
    countries[place->second].push_back(i);
  }
  return countries;
}

Rows drawn_rows(const std::vector<Rows>& countries, std::uint64_t seed, std::uint64_t replicate) {
  const PhiloxKey key = philox_key(draw_key(seed, "bootstrap"));
  Rows rows;
  for (std::size_t c = 0; c < countries.size(); ++c) {
    const PhiloxCounter drawn = philox({static_cast<std::uint32_t>(replicate), static_cast<std::uint32_t>(c), 0, 3}, key);
    const Rows& country = countries[static_cast<std::size_t>(std::uint64_t{drawn[0]} * countries.size() >> 32)];
    rows.insert(rows.end(), country.begin(), country.end());
  }
  return rows;
}

// The 2.5 % and 97.5 % points of the numbers among some replicates.
std::pair<double, double> interval(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return {0, 0};
  std::sort(values.begin(), values.end());
  const auto point = [&](double share) { return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)]; };
  return {point(0.025), point(0.975)};
}

template <class Measure>
std::vector<Score> measured(const std::vector<Judged>& judged, const std::vector<std::vector<double>>& predictors,
                            const std::vector<Rows>& replicates, const Rows& all, Measure&& measure) {
  std::vector<Score> found;
  std::vector<double> first;
  for (const std::vector<double>& chances : predictors) {
    Score score;
    score.value = measure(judged, chances, all);
    std::vector<double> values, margins;
    for (const Rows& rows : replicates) values.push_back(measure(judged, chances, rows));
    if (found.empty()) first = values;
    for (std::size_t r = 0; r < values.size(); ++r) margins.push_back(values[r] - first[r]);
    std::tie(score.low, score.high) = interval(values);
    score.margin = score.value - (found.empty() ? score.value : found.front().value);
    std::tie(score.margin_low, score.margin_high) = interval(margins);
    found.push_back(score);
  }
  return found;
}

}  // namespace

std::vector<Scores> scores(const std::vector<Judged>& judged, const std::vector<std::vector<double>>& predictors, int replicates,
                           std::uint64_t seed) {
  if (judged.empty() || predictors.empty()) throw ContingentError("there is nothing to score");
  for (const std::vector<double>& chances : predictors)
    if (chances.size() != judged.size())
      throw ContingentError(std::to_string(chances.size()) + " chances for " + std::to_string(judged.size()) + " outcomes");
  const std::vector<Rows> countries = by_country(judged);
  std::vector<Rows> drawn;
  for (int r = 0; r < replicates; ++r) drawn.push_back(drawn_rows(countries, seed, static_cast<std::uint64_t>(r)));
  Rows all;
  for (std::size_t i = 0; i < judged.size(); ++i) all.push_back(i);
  const std::vector<Score> by_brier = measured(judged, predictors, drawn, all, brier), by_log = measured(judged, predictors, drawn, all, log_score),
                           by_auc = measured(judged, predictors, drawn, all, auc);
  std::vector<Scores> found;
  for (std::size_t p = 0; p < predictors.size(); ++p) {
    found.push_back({by_brier[p], by_log[p], std::nullopt});
    if (!std::isnan(by_auc[p].value)) found.back().auc = by_auc[p];
  }
  return found;
}

std::vector<CalibrationBin> calibration(const std::vector<Judged>& judged, const std::vector<double>& chances) {
  std::vector<CalibrationBin> found;
  for (int b = 0; b < bins; ++b) {
    CalibrationBin bin{static_cast<double>(b) / bins, static_cast<double>(b + 1) / bins, 0, {}};
    std::uint64_t said = 0, joined = 0;
    for (std::size_t i = 0; i < judged.size(); ++i) {
      if (std::min(bins - 1, static_cast<int>(chances[i] * bins)) != b) continue;
      ++said;
      joined += judged[i].joined;
      bin.mean += chances[i];
    }
    if (said == 0) continue;
    bin.mean /= static_cast<double>(said);
    bin.joined = share(joined, said);
    found.push_back(bin);
  }
  return found;
}

}  // namespace contingent
