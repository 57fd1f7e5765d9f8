#include "contingent/answers/terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "contingent/force/world_forces.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The points of one axis that a range of policies contains, first to last: empty where first > last.
struct Interval {
  int first = 0, last = 0;
  void meet(const Interval& other) {
    first = std::max(first, other.first);
    last = std::min(last, other.last);
  }
  bool contains(int point) const { return first <= point && point <= last; }
};
using Box = std::array<Interval, 2>;

class Axes {
 public:
  Axes(const Model& model, const TermsQuery& query) : model_(model), query_(query) {
    for (int s = 0; s < query.steps; ++s)
      units_.push_back(static_cast<std::int32_t>(std::lround(point(s) / position_unit)));
  }
  double point(int step) const { return static_cast<double>(step) / (query_.steps - 1); }

  // The points that a party's ranges contain in one world of a block.
  Box box(const Block& block, int party, int world) const {
    return {interval(block, party, query_.issue_x, world),
            query_.issue_y < 0 ? Interval{0, 0} : interval(block, party, query_.issue_y, world)};
  }

 private:
  Interval interval(const Block& block, int party, int issue, int world) const {
    const int position = model_.position_of[at(party * model_.issue_count() + issue)];
    if (position < 0) return {0, query_.steps - 1};
    const std::size_t index = at(position) * world_stride + at(world);
    return {static_cast<int>(std::lower_bound(units_.begin(), units_.end(), block.low[index]) - units_.begin()),
            static_cast<int>(std::upper_bound(units_.begin(), units_.end(), block.high[index]) - units_.begin()) - 1};
  }
  const Model& model_;
  const TermsQuery& query_;
  std::vector<std::int32_t> units_;  // of the points
};

struct Tally {
  std::vector<std::uint64_t> viable;
  std::vector<std::vector<std::uint64_t>> can_live;  // by party

  Tally(std::size_t points, std::size_t parties) : viable(points), can_live(parties, viable) {}
  void operator+=(const Tally& other) {
    for (std::size_t p = 0; p < viable.size(); ++p) viable[p] += other.viable[p];
    for (std::size_t i = 0; i < can_live.size(); ++i)
      for (std::size_t p = 0; p < viable.size(); ++p) can_live[i][p] += other.can_live[i][p];
  }
};

class Surveyor {
 public:
  virtual ~Surveyor() = default;
  virtual void add(const Block& block, Tally& tally) = 0;
};

template <int N>
class SurveyorOf final : public Surveyor {
 public:
  SurveyorOf(const Model& model, const TermsQuery& query)
      : model_(model), query_(query), axes_(model, query), edges_(model), forces_(model),
        covered_(at(query.steps * query.rows())) {}

  void add(const Block& block, Tally& tally) override {
    for (int party = 0; party < model_.party_count(); ++party)
      for (int world = 0; world < block_worlds; ++world)
        if (block.worlds.contains(world))
          for_each_point(axes_.box(block, party, world), [&](std::size_t p) { ++tally.can_live[at(party)][p]; });
    edges_.find(model_, block);
    forces_.for_each_world(block, edges_, block.worlds & block.gatekeepers_agree, [&](int world) {
      survey(block, world);
      for (std::size_t p = 0; p < covered_.size(); ++p) tally.viable[p] += covered_[p];
    });
  }

 private:
  struct FirstForce {
    ActorSet<N> found;
    bool worth(const ActorSet<N>&, int) const { return true; }
    Search force(const ActorSet<N>& force, int) {
      found = force;
      return Search::stop;
    }
  };

  template <class Visit>
  void for_each_point(const Box& box, Visit&& visit) const {
    for (int y = box[1].first; y <= box[1].last; ++y)
      for (int x = box[0].first; x <= box[0].last; ++x) visit(at(y * query_.steps + x));
  }

  // Fills covered_: the points at which some force is feasible in this world.
  void survey(const Block& block, int world) {
    std::fill(covered_.begin(), covered_.end(), 0);
    Box bound{Interval{0, query_.steps - 1}, Interval{0, query_.rows() - 1}};
    for (std::size_t g = 0; g < model_.gatekeepers.size(); ++g)
      if (block.in_force[g].contains(world)) meet(bound, axes_.box(block, model_.gatekeepers[g], world));
    std::array<Box, ActorSet<N>::capacity> boxes;
    for_each(forces_.vertices(), [&](int i) { boxes[at(i)] = axes_.box(block, i, world); });
    for (int y = bound[1].first; y <= bound[1].last; ++y)
      for (int x = bound[0].first; x <= bound[0].last; ++x) {
        if (covered_[at(y * query_.steps + x)]) continue;
        ActorSet<N> content;
        for_each(forces_.vertices(), [&](int i) {
          if (boxes[at(i)][0].contains(x) && boxes[at(i)][1].contains(y)) content.insert(i);
        });
        FirstForce first;
        if (forces_.sweep(content, first) != Search::stop) continue;
        Box shared = bound;
        for_each(first.found, [&](int i) { meet(shared, boxes[at(i)]); });
        for_each_point(shared, [&](std::size_t p) { covered_[p] = 1; });
      }
  }
  static void meet(Box& box, const Box& other) {
    box[0].meet(other[0]);
    box[1].meet(other[1]);
  }

  const Model& model_;
  const TermsQuery& query_;
  Axes axes_;
  ServiceEdges edges_;
  WorldForces<N> forces_;
  std::vector<unsigned char> covered_;
};

std::unique_ptr<Surveyor> surveyor(const Model& model, const TermsQuery& query) {
  const int n = model.candidate_count();
  if (n <= ActorSet<1>::capacity) return std::make_unique<SurveyorOf<1>>(model, query);
  if (n <= ActorSet<2>::capacity) return std::make_unique<SurveyorOf<2>>(model, query);
  return std::make_unique<SurveyorOf<4>>(model, query);
}

}  // namespace

TermsAnswer terms(const Sample& sample, const TermsQuery& query, const Progress& progress) {
  const Model& model = *sample.model;
  const std::size_t points = at(query.steps * query.rows());
  const Tally empty(points, model.parties.size());
  std::vector<Tally> tallies(at(std::max(1, sample.threads)), empty);
  std::vector<std::unique_ptr<Surveyor>> surveyors(tallies.size());
  for_each_drawn_block(sample, everyone(sample), true, true, progress,
                       [&](int thread, std::uint64_t, const Block& block) {
                         if (!surveyors[at(thread)]) surveyors[at(thread)] = surveyor(model, query);
                         surveyors[at(thread)]->add(block, tallies[at(thread)]);
                       });
  Tally total = empty;
  for (const Tally& tally : tallies) total += tally;

  TermsAnswer answer;
  for (int s = 0; s < query.steps; ++s) answer.points.push_back(Axes(model, query).point(s));
  for (const std::uint64_t viable : total.viable) answer.viable.push_back(share(viable, sample.count));
  answer.best = static_cast<int>(std::max_element(total.viable.begin(), total.viable.end()) - total.viable.begin());
  for (int party = 0; party < model.party_count(); ++party) {
    answer.parties.push_back(party);
    answer.can_live.emplace_back();
    for (const std::uint64_t worlds : total.can_live[at(party)])
      answer.can_live.back().push_back(share(worlds, sample.count));
  }
  return answer;
}

}  // namespace contingent
