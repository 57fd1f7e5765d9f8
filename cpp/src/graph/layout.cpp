#include "layout.hpp"

#include <algorithm>
#include <cmath>

#include "contingent/graph/expected_graph.hpp"

namespace contingent {

namespace {

constexpr int most_sweeps = 300;
constexpr int most_pushes = 300;
constexpr double still = 1e-5;  // moves as short as this end the layout

double distance(const Point& a, const Point& b) {
  const double x = a.x - b.x, y = a.y - b.y;
  return std::sqrt(x * x + y * y);
}

// The k-th of n points around the unit circle, nearly even, by the rational parametrisation of its quarters: unlike
// sine and cosine it has the same bits everywhere.
Point on_circle(std::size_t k, std::size_t n) {
  const std::size_t quarter = 4 * k / n;
  const double t = static_cast<double>(4 * k - quarter * n) / static_cast<double>(n);
  const double x = (1 - t * t) / (1 + t * t), y = 2 * t / (1 + t * t);
  switch (quarter) {
    case 0: return {x, y};
    case 1: return {-y, x};
    case 2: return {-x, -y};
    default: return {y, -x};
  }
}

// The vertices in a row, each followed by the one with the strongest tie to it of those left.
std::vector<std::size_t> chain(const Ties& ties) {
  std::vector<std::size_t> row;
  std::vector<bool> placed(ties.vertices, false);
  for (std::size_t last = 0; row.size() < ties.vertices;) {
    row.push_back(last);
    placed[last] = true;
    std::size_t next = ties.vertices;
    for (std::size_t i = 0; i < ties.vertices; ++i)
      if (!placed[i] && (next == ties.vertices || ties.of(last, i) > ties.of(last, next))) next = i;
    last = next;
  }
  return row;
}

double target_length(const Ties& ties, std::size_t i, std::size_t j) { return 0.2 + (1 - ties.of(i, j)); }

// Where to move vertex i if no other moves: stress majorisation with weights 1 / length^2 (Gansner, Koren & North
// 2004). It never raises the stress, so it cannot run away.
Point best_place(const Ties& ties, const std::vector<Point>& places, std::size_t i) {
  Point sum;
  double weights = 0;
  for (std::size_t j = 0; j < ties.vertices; ++j) {
    if (j == i) continue;
    const double length = target_length(ties, i, j), weight = 1 / (length * length);
    const double apart = distance(places[i], places[j]), stretch = apart > 0 ? length / apart : 0;
    sum.x += weight * (places[j].x + stretch * (places[i].x - places[j].x));
    sum.y += weight * (places[j].y + stretch * (places[i].y - places[j].y));
    weights += weight;
  }
  return {sum.x / weights, sum.y / weights};
}

void relax(const Ties& ties, std::vector<Point>& places) {
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    double farthest = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const Point place = best_place(ties, places, i);
      farthest = std::max(farthest, distance(place, places[i]));
      places[i] = place;
    }
    if (farthest < still) return;
  }
}

double within_margin(double value) { return std::clamp(value, layout_margin, 1 - layout_margin); }

// Fits the places into the square within its margin, both axes to the same scale.
void fit(std::vector<Point>& places) {
  Point low = places.front(), high = low;
  for (const Point& p : places) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  const double extent = std::max(high.x - low.x, high.y - low.y);
  const double scale = extent > 0 ? (1 - 2 * layout_margin) / extent : 0;
  for (Point& p : places)
    p = {within_margin(0.5 + scale * (p.x - (low.x + high.x) / 2)),
         within_margin(0.5 + scale * (p.y - (low.y + high.y) / 2))};
}

void push(Point& a, Point& b, double wanted, const Point& if_on_top) {
  const double apart = distance(a, b), half = (wanted - apart) / 2;
  const Point along = apart > 0 ? Point{(a.x - b.x) / apart, (a.y - b.y) / apart} : if_on_top;
  a = {within_margin(a.x + half * along.x), within_margin(a.y + half * along.y)};
  b = {within_margin(b.x - half * along.x), within_margin(b.y - half * along.y)};
}

// Pushes a little farther than asked: steps that halve what is missing would never quite arrive.
void push_apart(std::vector<Point>& places) {
  const double least = least_distance(static_cast<int>(places.size()));
  bool pushed = true;
  for (int round = 0; pushed && round < most_pushes; ++round) {
    pushed = false;
    for (std::size_t i = 0; i < places.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (distance(places[i], places[j]) < least) {
          push(places[i], places[j], 1.05 * least, on_circle((i + j) % places.size(), places.size()));
          pushed = true;
        }
  }
}

}  // namespace

double least_distance(int vertices) { return std::min(0.08, 0.5 / std::sqrt(std::max(1, vertices))); }

std::vector<Point> layout(const Ties& ties) {
  std::vector<Point> places(ties.vertices);
  if (places.empty()) return places;
  if (places.size() > 1) {
    const std::vector<std::size_t> row = chain(ties);
    for (std::size_t k = 0; k < row.size(); ++k) places[row[k]] = on_circle(k, row.size());
    relax(ties, places);
  }
  fit(places);
  push_apart(places);
  return places;
}

}  // namespace contingent
