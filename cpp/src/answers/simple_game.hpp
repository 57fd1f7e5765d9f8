// SimpleGame: a monotone game of up to 20 players as a bit a coalition, and its power indices.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace contingent {

class SimpleGame {
 public:
  /// A game of so many players (1 to 20) in which nobody wins yet.
  void reset(int players) {
    players_ = players;
    wins_.assign(players <= 6 ? 1 : std::size_t{1} << (players - 6), 0);
  }

  /// Fills the game from a monotone question, asked only where it is not known from a smaller coalition that wins: level
  /// by level, each winner's supersets are known to win too.
  template <class Wins>
  void decide(Wins&& wins) {
    const std::uint32_t everyone = (players_ == 32 ? 0 : 1u << players_) - 1;
    for (std::uint32_t mask = 1; mask <= everyone; ++mask) {
      // Numbers grow with members added, so every smaller coalition has been decided.
      bool known = false;
      for (std::uint32_t rest = mask; rest != 0 && !known; rest &= rest - 1) known = contains(mask & ~(rest & (~rest + 1)));
      if (known || wins(mask)) wins_[mask >> 6] |= 1ull << (mask & 63);
    }
  }

  bool contains(std::uint32_t coalition) const { return (wins_[coalition >> 6] >> (coalition & 63)) & 1; }

  /// Shapley & Shubik: sum over coalitions S without the player that it turns into winners, of |S|! (m - |S| - 1)! / m!.
  double shapley(int player) const {
    std::array<std::uint64_t, 21> swings{};  // by |S|
    for_each_swing(player, [&](std::uint32_t without) { ++swings[static_cast<std::size_t>(std::popcount(without))]; });
    double index = 0, ways = players_;  // ways: m * C(m - 1, s), the orders' share being 1 / ways
    for (int s = 0; s < players_; ++s) {
      index += static_cast<double>(swings[static_cast<std::size_t>(s)]) / ways;
      ways = ways * (players_ - 1 - s) / (s + 1);
    }
    return index;
  }

  /// Banzhaf, absolute: the share of the 2^(m - 1) coalitions of the others that the player turns into winners.
  double banzhaf(int player) const {
    std::uint64_t swings = 0;
    for_each_swing(player, [&](std::uint32_t) { ++swings; });
    return static_cast<double>(swings) / static_cast<double>(std::uint64_t{1} << (players_ - 1));
  }

 private:
  template <class Visit>
  void for_each_swing(int player, Visit&& visit) const {
    const std::uint32_t bit = 1u << player;
    for (std::uint32_t mask = 0; mask < 1u << players_; ++mask)
      if (!(mask & bit) && contains(mask | bit) && !contains(mask)) visit(mask);
  }

  int players_ = 0;
  std::vector<std::uint64_t> wins_;
};

}  // namespace contingent
