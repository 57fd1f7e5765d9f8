#include "contingent/force/lane_search.hpp"

#include <algorithm>

#include "contingent/support/instruction_sets.hpp"
#include "lane_kernels.hpp"

namespace contingent {

static_assert(ranked_vertices == lane_vertices && plain_sums == lane_sums && plain_tasks == lane_tasks);
static_assert(plain_entries == lane_entries - 1);

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }
constexpr std::uint32_t all_lanes = (1u << lanes) - 1;
constexpr Ranks everybody = ~Ranks{0};

bool earlier(Ranks a, Ranks b) {
  const Ranks differ = a ^ b;
  return (a & differ & (~differ + 1)) != 0;
}

}  // namespace

const LaneKernels& lane_kernels() {
#if defined(CONTINGENT_HAVE_AVX512)
  static const bool avx512 = runs_avx512_counts();
  if (avx512) return lane_kernels_avx512_counts;
#endif
#if defined(CONTINGENT_HAVE_AVX2)
  static const bool avx2 = runs_avx2();
  if (avx2) return lane_kernels_avx2;
#endif
  return lane_kernels_baseline;
}

struct LaneSearch::State {
  Lanes columns{};
  LaneShape shape;
  LaneEvents events{};
  PlainWorld worlds[lanes];
  std::size_t next_root[lanes] = {};
  Ranks best[lanes] = {}, first[lanes] = {};
  std::int32_t preferred_of_first[lanes] = {};
  const PlainRoot *roots[lanes] = {}, *root_of_first[lanes] = {};  // where each is, and was
  bool uncoordinated[lanes] = {};

  int tasks = 0;
  int vertices[lanes] = {}, entries[lanes] = {}, has_others[lanes] = {};

  void take_up(int lane);
  bool start_next_root(int lane);
  void found(int lane);
  void settle(int lane);
  Ranks dispensable(int lane, const PlainRoot& root, Ranks force, std::int32_t preferred) const;
  bool enough(int lane, Ranks force) const;
  std::int32_t sum(int lane, int number, Ranks force) const;
};

LaneSearch::LaneSearch(LaneQuestion question)
    : state_(std::make_unique<State>()), free_(all_lanes), question_(question) {
  std::fill_n(state_->columns.leaves[0], lanes, everybody);
  std::fill_n(state_->columns.other_least[0], lanes, 1);
}

LaneSearch::~LaneSearch() = default;

void LaneSearch::ask(const std::vector<PlainSum>& sums) {
  LaneShape& shape = state_->shape;
  shape.sums = std::min(static_cast<int>(sums.size()), lane_sums);
  for (int s = 0; s < shape.sums; ++s) {
    shape.sum[s] = {sums[at(s)].task, sums[at(s)].at_least};
    state_->tasks = std::max(state_->tasks, 1 + sums[at(s)].task);
  }
}

bool LaneSearch::busy() const { return free_ != all_lanes; }

PlainWorld& LaneSearch::free_lane() { return state_->worlds[std::countr_zero(free_)]; }

void LaneSearch::start() {
  const int lane = std::countr_zero(free_);
  free_ &= free_ - 1;
  state_->take_up(lane);
}

void LaneSearch::State::take_up(int lane) {
  const PlainWorld& world = worlds[lane];
  for (int k = 0; k < world.count; ++k) columns.conflicts[k][lane] = world.conflicts[at(k)];
  for (int s = 0; s < shape.sums; ++s) columns.from[s][lane] = world.from[at(s)];
  for (int task = 0; task < tasks; ++task)
    for (int k = 0; k < world.count; ++k) columns.amount[task][k][lane] = world.amounts[at(task)][at(k)];
  vertices[lane] = world.count;
  shape.vertices = *std::max_element(vertices, vertices + lanes);
  columns.could[lane] = columns.needed[lane] = 0;
  columns.preferred[lane] = columns.size[lane] = -1;
  best[lane] = first[lane] = 0;
  uncoordinated[lane] = false;
  next_root[lane] = 0;
  columns.open[lane] = 0;
  columns.depth[lane] = 0;
  start_next_root(lane);
}

// False where there is none.
bool LaneSearch::State::start_next_root(int lane) {
  const PlainWorld& world = worlds[lane];
  if (next_root[lane] == world.root_count) return false;
  const PlainRoot& root = world.roots[next_root[lane]++];
  roots[lane] = &root;
  has_others[lane] = 0;
  columns.peers[0][lane] = root.must;  // the first entry asks for those who must be in
  columns.least[0][lane] = bit_count(root.must);
  int e = 1;
  for (const PlainEntry& entry : root.all_entries()) {
    columns.leaves[e][lane] = entry.leaves;
    columns.peers[e][lane] = entry.either.peers;
    columns.least[e][lane] = entry.either.least;
    columns.other_peers[e][lane] = entry.other.peers;
    columns.other_least[e++][lane] = entry.other.least;
    has_others[lane] |= entry.other.peers != 0;
  }
  for (; e < entries[lane]; ++e) columns.leaves[e][lane] = 0;  // of the root before
  entries[lane] = root.entry_count + 1;
  shape.entries = *std::max_element(entries, entries + lanes);
  shape.others = std::any_of(has_others, has_others + lanes, [](int any) { return any != 0; });
  columns.open[lane] = root.open;
  columns.depth[lane] = 0;
  return true;
}

std::uint32_t LaneSearch::work_until_one_ends() {
  check_for_stop();
  State& s = *state_;
  const auto step = lane_kernels().step;
  for (;;) {
    step(s.columns, s.shape, s.events);
    std::uint32_t ended = s.events.ended & ~free_, decided = 0;
    for (std::uint32_t rest = s.events.found; rest != 0; rest &= rest - 1) s.found(std::countr_zero(rest));
    if (question_ == LaneQuestion::viable) ended |= decided = s.events.found;
    for (std::uint32_t rest = ended & ~decided; rest != 0; rest &= rest - 1) {
      const int lane = std::countr_zero(rest);
      if (s.start_next_root(lane))
        ended &= ~(1u << lane);
      else
        s.settle(lane);
    }
    if (ended != 0) return ended;
  }
}

PlainMembership LaneSearch::membership(int lane) const {
  const State& s = *state_;
  const Lanes& c = s.columns;
  return {s.worlds[lane].world, s.worlds[lane].candidates.data(), c.could[lane], s.best[lane], c.needed[lane],
          c.preferred[lane] >= 0, s.uncoordinated[lane]};
}

void LaneSearch::release(int lane) {
  state_->columns.open[lane] = 0;
  state_->columns.depth[lane] = 0;  // or branches that were left would be looked at
  free_ |= 1u << lane;
}

// A feasible force, the largest inside a clique.
void LaneSearch::State::found(int lane) {
  const Ranks force = events.force[lane];
  const std::int32_t preferred = events.preferred[lane];
  std::int32_t &best_preferred = columns.preferred[lane], &best_size = columns.size[lane];
  const int size = bit_count(force);
  const bool one_before = best_preferred >= 0;
  if (preferred > best_preferred ||
      (preferred == best_preferred && (size > best_size || (size == best_size && earlier(force, best[lane]))))) {
    best[lane] = force;
    best_preferred = preferred;
    best_size = size;
  }
  columns.could[lane] |= force;
  if (!uncoordinated[lane]) {
    const PlainRoot& root = *roots[lane];
    const Ranks comers = root.least(force);
    uncoordinated[lane] = comers == force || (comers != 0 && root.greatest(comers) == comers && enough(lane, comers));
  }
  // Whether the first force could do without somebody is asked only of those whom the second does not spare.
  Ranks& needed = columns.needed[lane];
  if (!one_before) {
    needed = first[lane] = force;
    preferred_of_first[lane] = preferred;
    root_of_first[lane] = roots[lane];
    return;
  }
  needed &= force;
  settle(lane);
  if (needed != 0) needed &= ~dispensable(lane, *roots[lane], force, preferred);
}

void LaneSearch::State::settle(int lane) {
  Ranks& needed = columns.needed[lane];
  if (needed != 0 && first[lane] != 0)
    needed &= ~dispensable(lane, *root_of_first[lane], first[lane], preferred_of_first[lane]);
  first[lane] = 0;
}

// Of the needed members of a force those without whom the others hold a feasible one.
Ranks LaneSearch::State::dispensable(int lane, const PlainRoot& root, Ranks force, std::int32_t preferred) const {
  Ranks fatal = root.must, waited_for = 0;  // who cannot be missed at all, and who would take others along
  for (const PlainEntry& entry : root.all_entries()) {
    const Ranks peers = force & entry.either.peers, others = force & entry.other.peers;
    if ((entry.leaves & force) == 0 || bit_count(peers) > entry.either.least || bit_count(others) > entry.other.least) continue;
    (entry.leaves == everybody && others == 0 ? fatal : waited_for) |= peers | others;
  }
  std::int32_t spare[lane_sums];
  for (int s = 0; s < shape.sums; ++s) spare[s] = (s == 0 ? preferred : sum(lane, s, force)) - shape.sum[s].at_least;
  Ranks result = 0;
  for (Ranks rest = columns.needed[lane] & force & ~fatal; rest != 0; rest &= rest - 1) {
    const Ranks one = rest & (~rest + 1), others = force & ~one;
    bool spared = others != 0;
    for (int s = 0; s < shape.sums; ++s) spared &= sum(lane, s, one) <= spare[s];
    if (spared && (one & waited_for)) {
      const Ranks left = root.greatest(others);
      spared = left != 0 && enough(lane, left);
    }
    if (spared) result |= one;
  }
  return result;
}

bool LaneSearch::State::enough(int lane, Ranks force) const {
  for (int s = 0; s < shape.sums; ++s)
    if (shape.sum[s].at_least > 0 && sum(lane, s, force) < shape.sum[s].at_least) return false;
  return true;
}

std::int32_t LaneSearch::State::sum(int lane, int number, Ranks force) const {
  const int task = shape.sum[number].task;
  const Ranks from = force & worlds[lane].from[at(number)];
  if (task < 0) return bit_count(from);
  std::int32_t sum = 0;
  for (Ranks rest = from; rest != 0; rest &= rest - 1) sum += worlds[lane].amounts[at(task)][at(std::countr_zero(rest))];
  return sum;
}

}  // namespace contingent
