#include "contingent/answers/power.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "contingent/force/world_forces.hpp"
#include "contingent/support/random.hpp"
#include "simple_game.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Sums over the worlds of one block, by candidate. Blocks are added up in their order, so threads cannot show.
struct BlockSums {
  std::vector<double> shapley, shapley_squares, banzhaf, banzhaf_squares;
  std::uint64_t exact_worlds = 0, sampled_worlds = 0;

  void resize(std::size_t n) {
    for (auto* sums : {&shapley, &shapley_squares, &banzhaf, &banzhaf_squares}) sums->assign(n, 0.0);
  }
  void add(int candidate, double shapley_index, double banzhaf_index) {
    shapley[at(candidate)] += shapley_index;
    shapley_squares[at(candidate)] += shapley_index * shapley_index;
    banzhaf[at(candidate)] += banzhaf_index;
    banzhaf_squares[at(candidate)] += banzhaf_index * banzhaf_index;
  }
};

class Player {
 public:
  virtual ~Player() = default;
  virtual void play(const Block& block, BlockSums& sums) = 0;
};

template <int N>
class PlayerOf final : public Player {
 public:
  using Set = ActorSet<N>;

  PlayerOf(const Model& model, int orders)
      : model_(model), orders_(orders), key_(draw_key(model.seed, "power")), edges_(model), forces_(model) {}

  void play(const Block& block, BlockSums& sums) override {
    edges_.find(model_, block);
    forces_.for_each_world(block, edges_, block.worlds & block.gatekeepers_agree, [&](int world) {
      if (!wins(forces_.vertices())) return;
      if (forces_.vertices().size() <= max_exact_players) {
        ++sums.exact_worlds;
        enumerate(sums);
      } else {
        ++sums.sampled_worlds;
        sample(64 * block.first_group + static_cast<std::uint64_t>(world), sums);
      }
    });
  }

 private:
  bool wins(const Set& inside) const {
    struct Any {
      bool worth(const Set&, int) const { return true; }
      Search force(const Set&, int) const { return Search::stop; }
    };
    return forces_.sweep(inside, Any{}) == Search::stop;
  }

  // Every feasible force lies inside the largest of its clique and lead, and what that largest set contains is feasible
  // or not by itself: so it is enough to look at the subsets of those.
  void enumerate(BlockSums& sums) {
    std::vector<int> players;
    for_each(forces_.vertices(), [&](int i) { players.push_back(i); });
    game_.reset(static_cast<int>(players.size()));
    const auto coalition = [&](std::uint32_t mask) {
      Set set;
      for (std::uint32_t rest = mask; rest != 0; rest &= rest - 1) set.insert(players[at(std::countr_zero(rest))]);
      return set;
    };
    game_.decide([&](std::uint32_t mask) { return wins(coalition(mask)); });
    for (std::size_t p = 0; p < players.size(); ++p)
      sums.add(players[p], game_.shapley(static_cast<int>(p)), game_.banzhaf(static_cast<int>(p)));
  }

  // Random orders for Shapley (v is monotone along an order, so its pivot is found by halving), and random coalitions
  // of the others for Banzhaf.
  void sample(std::uint64_t world, BlockSums& sums) {
    std::vector<int> order;
    for_each(forces_.vertices(), [&](int i) { order.push_back(i); });
    std::vector<double> pivots(model_.candidates.size()), swings(model_.candidates.size());
    for (int draw = 0; draw < orders_; ++draw) {
      shuffle(order, world, static_cast<std::uint32_t>(draw));
      pivots[at(pivot(order))] += 1.0 / orders_;
      const Set random = coalition(world, static_cast<std::uint32_t>(draw));
      for (const int i : order)
        if (wins(random | Set::single(i)) && !wins(random - Set::single(i))) swings[at(i)] += 1.0 / orders_;
    }
    for (const int i : order) sums.add(i, pivots[at(i)], swings[at(i)]);
  }

  int pivot(const std::vector<int>& order) const {
    std::size_t loses = 0, wins_with = order.size();
    while (wins_with - loses > 1) {
      const std::size_t middle = (loses + wins_with) / 2;
      Set first;
      for (std::size_t k = 0; k < middle; ++k) first.insert(order[k]);
      (wins(first) ? wins_with : loses) = middle;
    }
    return order[wins_with - 1];
  }

  PhiloxCounter random(std::uint64_t world, std::uint32_t draw, std::uint32_t number) const {
    return philox({static_cast<std::uint32_t>(world), static_cast<std::uint32_t>(world >> 32), draw, number},
                  philox_key(key_));
  }
  void shuffle(std::vector<int>& order, std::uint64_t world, std::uint32_t draw) const {
    std::sort(order.begin(), order.end());
    for (std::size_t k = order.size() - 1; k > 0; --k) {
      const auto bits = random(world, draw, static_cast<std::uint32_t>(k))[0];
      std::swap(order[k], order[static_cast<std::size_t>((std::uint64_t{bits} * (k + 1)) >> 32)]);
    }
  }
  Set coalition(std::uint64_t world, std::uint32_t draw) const {
    Set set;
    for (int w = 0; w < N; ++w) {
      const PhiloxCounter bits = random(world, draw, 0x80000000u + static_cast<std::uint32_t>(w));
      set.word(w) = bits[0] | (std::uint64_t{bits[1]} << 32);
    }
    return set & forces_.vertices();
  }

  const Model& model_;
  int orders_;
  std::uint64_t key_;
  ServiceEdges edges_;
  WorldForces<N> forces_;
  SimpleGame game_;
};

std::unique_ptr<Player> player(const Model& model, int orders) {
  const int n = model.candidate_count();
  if (n <= ActorSet<1>::capacity) return std::make_unique<PlayerOf<1>>(model, orders);
  if (n <= ActorSet<2>::capacity) return std::make_unique<PlayerOf<2>>(model, orders);
  return std::make_unique<PlayerOf<4>>(model, orders);
}

Mean mean(double sum, double squares, std::uint64_t worlds) {
  const double n = static_cast<double>(worlds), value = sum / n;
  const double variance = worlds > 1 ? std::max(0.0, (squares - sum * value) / (n - 1)) : 0;
  const double half = 1.9599639845400545 * std::sqrt(variance / n);
  return {value, std::max(0.0, value - half), std::min(1.0, value + half)};
}

}  // namespace

PowerAnswer power(const Sample& sample, int orders, const Progress& progress) {
  const Model& model = *sample.model;
  const std::size_t n = model.candidates.size();
  std::vector<BlockSums> blocks(sample.blocks());
  std::vector<std::unique_ptr<Player>> players(at(std::max(1, sample.threads)));
  for_each_drawn_block(sample, everyone(sample), true, true, progress,
                       [&](int thread, std::uint64_t number, const Block& block) {
                         if (!players[at(thread)]) players[at(thread)] = player(model, orders);
                         blocks[number].resize(n);
                         players[at(thread)]->play(block, blocks[number]);
                       });
  BlockSums total;
  total.resize(n);
  for (const BlockSums& block : blocks) {
    for (std::size_t i = 0; i < n; ++i) {
      total.shapley[i] += block.shapley[i];
      total.shapley_squares[i] += block.shapley_squares[i];
      total.banzhaf[i] += block.banzhaf[i];
      total.banzhaf_squares[i] += block.banzhaf_squares[i];
    }
    total.exact_worlds += block.exact_worlds;
    total.sampled_worlds += block.sampled_worlds;
  }

  double all_banzhaf = 0;
  for (const double banzhaf : total.banzhaf) all_banzhaf += banzhaf;
  PowerAnswer answer;
  answer.exact_worlds = total.exact_worlds;
  answer.sampled_worlds = total.sampled_worlds;
  for (std::size_t i = 0; i < n; ++i)
    answer.rows.push_back({static_cast<int>(i), mean(total.shapley[i], total.shapley_squares[i], sample.count),
                           mean(total.banzhaf[i], total.banzhaf_squares[i], sample.count),
                           all_banzhaf > 0 ? total.banzhaf[i] / all_banzhaf : 0});
  return answer;
}

}  // namespace contingent
