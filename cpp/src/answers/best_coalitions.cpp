#include <algorithm>
#include <chrono>

#include "contingent/answers/coalitions.hpp"
#include "contingent/support/bits.hpp"

namespace contingent {

namespace {

using Bits = std::vector<std::uint64_t>;

std::uint64_t count_bits(WorldBits bits) {
  return count_common(bits.data(), bits.data(), bits.size());
}

// Of `where`, the worlds in which the members' offers reach what a requirement asks for.
void keep_where_enough(const KeptSample& sample, const BoundRequirement& requirement, const Members& members,
                       Bits& where) {
  const Members from = members & requirement.from;
  if (requirement.task < 0) {
    if (from.size() < requirement.at_least) std::fill(where.begin(), where.end(), 0);
    return;
  }
  const double* amounts[Members::capacity];
  int givers = 0;
  for_each(from, [&](int i) { amounts[givers++] = sample.amount(requirement.task, i); });
  for (std::size_t w = 0; w < where.size(); ++w)
    for (std::uint64_t rest = where[w]; rest != 0; rest &= rest - 1) {
      const std::size_t world = 64 * w + static_cast<std::size_t>(std::countr_zero(rest));
      double sum = 0;
      for (int g = 0; g < givers; ++g) sum += amounts[g][world];
      if (sum < requirement.at_least) where[w] &= ~(rest & (~rest + 1));
    }
}

// Decides coalitions whose shared worlds are known: will, lead and requirements on top of them.
class Judge {
 public:
  explicit Judge(const KeptSample& sample) : sample_(sample), model_(sample.model()) {}

  // Of `shared`, where all members are vertices joined by edges, the worlds in which S is feasible.
  std::uint64_t feasible(const Members& members, WorldBits shared, int lead) {
    feasible_.assign(shared.size(), 0);
    if (lead != no_lead) {
      add_feasible_under(members, shared, lead);
    } else {
      add_feasible_under(members, shared, no_lead);
      for (const int named : model_.named_leads)
        if (members.contains(named)) add_feasible_under(members, shared, named);
    }
    return count_bits(feasible_);
  }

 private:
  static void intersect(Bits& into, const Bits& with) {
    for (std::size_t w = 0; w < into.size(); ++w) into[w] &= with[w];
  }

  void add_feasible_under(const Members& members, WorldBits shared, int lead) {
    here_.assign(shared.begin(), shared.end());
    if (lead != no_lead) {
      sample_.leads(lead, members, lead, part_);
      intersect(here_, part_);
    }
    for_each(members, [&](int i) {
      sample_.joins(i, members, lead, part_);
      intersect(here_, part_);
    });
    for (const BoundRequirement& requirement : model_.requirements) keep_where_met(requirement, members, lead);
    for (std::size_t w = 0; w < here_.size(); ++w) feasible_[w] |= here_[w];
  }

  void keep_where_met(const BoundRequirement& requirement, const Members& members, int lead) {
    if (requirement.kind == Requirement::Kind::at_least) {
      keep_where_enough(sample_, requirement, members, here_);
    } else if (requirement.kind == Requirement::Kind::when) {
      sample_.holds(requirement.when, members, lead, part_);
      intersect(here_, part_);
    } else if (lead == no_lead) {
      Bits led(here_.size(), 0);
      for_each(members, [&](int i) {
        sample_.leads(i, members, i, part_);
        for (std::size_t w = 0; w < led.size(); ++w) led[w] |= part_[w];
      });
      intersect(here_, led);
    }
  }

  const KeptSample& sample_;
  const Model& model_;
  Bits feasible_, here_, part_;
};

bool better(const Found& a, const Found& b) {
  if (a.worlds != b.worlds) return a.worlds > b.worlds;
  if (a.members.size() != b.members.size()) return a.members.size() < b.members.size();
  return earlier(a.members, b.members);
}

Bits shared_worlds(const KeptSample& sample, const Members& members) {
  Bits shared(sample.words(), ~0ull);
  const auto intersect = [&](WorldBits with) {
    for (std::size_t w = 0; w < shared.size(); ++w) shared[w] &= with[w];
  };
  for_each(members, [&](int i) {
    intersect(sample.vertex(i));
    for_each(members, [&](int j) {
      if (j < i) intersect(sample.edge(i, j));
    });
  });
  return shared;
}

class BranchAndBound {
 public:
  BranchAndBound(const KeptSample& sample, const CoalitionQuery& query, const std::function<bool()>& stop)
      : sample_(sample), query_(query), stop_(stop), judge_(sample), started_(std::chrono::steady_clock::now()) {}

  CoalitionSearch run() {
    Members start = query_.include;
    if (query_.lead != no_lead) start.insert(query_.lead);
    if (start.size() > query_.max_size || start.meets(query_.exclude)) return result_;
    const Bits shared = shared_worlds(sample_, start);
    std::vector<Open> open;
    for (int i = 0; i < sample_.model().candidate_count(); ++i) {
      if (start.contains(i) || query_.exclude.contains(i)) continue;
      Open candidate{i, 0, Bits(shared)};
      narrow(candidate, sample_.vertex(i));
      for_each(start, [&](int j) { narrow(candidate, sample_.edge(i, j)); });
      candidate.worlds = count_bits(candidate.shared);
      open.push_back(std::move(candidate));
    }
    extend(start, shared, count_bits(shared), open);
    if (result_.exact) result_.bound = full() ? result_.best.back().worlds : 0;
    else result_.bound = std::max(unseen_, full() ? result_.best.back().worlds : 0);
    return std::move(result_);
  }

 private:
  // A candidate that may still be added, with the worlds it shares with all members so far.
  struct Open {
    int candidate;
    std::uint64_t worlds;
    Bits shared;
  };

  static void narrow(Open& open, WorldBits with) {
    for (std::size_t w = 0; w < open.shared.size(); ++w) open.shared[w] &= with[w];
  }
  bool full() const { return static_cast<int>(result_.best.size()) == query_.top; }
  // Whether coalitions with at most so many worlds can still be listed.
  bool hopeless(std::uint64_t worlds) const { return worlds == 0 || (full() && worlds < result_.best.back().worlds); }

  bool stopped() {
    if (!result_.exact) return true;
    if (result_.visited++ % 64 != 0) return false;
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started_;
    if ((query_.seconds > 0 && spent.count() > query_.seconds) || (stop_ && stop_())) result_.exact = false;
    return !result_.exact;
  }

  // Every coalition that contains `members` and otherwise only candidates of `open`.
  void extend(const Members& members, const Bits& shared, std::uint64_t worlds, std::vector<Open>& open) {
    if (stopped()) {
      unseen_ = std::max(unseen_, worlds);
      return;
    }
    if (!members.empty()) consider(members, shared, worlds);
    if (members.size() >= query_.max_size) return;
    // The most widely shared first: good coalitions are found early and bound the rest.
    std::sort(open.begin(), open.end(), [](const Open& a, const Open& b) {
      return a.worlds != b.worlds ? a.worlds > b.worlds : a.candidate < b.candidate;
    });
    for (std::size_t k = 0; k < open.size() && !hopeless(open[k].worlds); ++k) {
      Members with = members;
      with.insert(open[k].candidate);
      std::vector<Open> rest;
      if (with.size() < query_.max_size) rest = still_open(open, k);
      extend(with, open[k].shared, open[k].worlds, rest);
    }
  }

  std::vector<Open> still_open(const std::vector<Open>& open, std::size_t chosen) const {
    std::vector<Open> rest;
    for (std::size_t k = chosen + 1; k < open.size(); ++k) {
      Open next{open[k].candidate, 0, Bits(open[k].shared.size())};
      const WorldBits edge = sample_.edge(open[chosen].candidate, open[k].candidate);
      next.worlds = intersect(open[k].shared.data(), open[chosen].shared.data(), edge.data(), next.shared.data(), edge.size());
      if (!hopeless(next.worlds)) rest.push_back(std::move(next));
    }
    return rest;
  }

  void consider(const Members& members, const Bits& shared, std::uint64_t upper) {
    if (hopeless(upper)) return;
    const Found found{members, judge_.feasible(members, shared, query_.lead)};
    if (found.worlds == 0 || (full() && !better(found, result_.best.back()))) return;
    if (query_.minimal && !minimal(found)) return;
    auto& best = result_.best;
    best.insert(std::upper_bound(best.begin(), best.end(), found, better), found);
    if (static_cast<int>(best.size()) > query_.top) best.pop_back();
  }

  bool minimal(const Found& found) {
    bool all_count = true;
    for_each(found.members, [&](int i) {
      const Members without = found.members - Members::single(i);
      if (all_count && !without.empty()) all_count = count_feasible(sample_, without, query_.lead) < found.worlds;
    });
    return all_count;
  }

  const KeptSample& sample_;
  const CoalitionQuery& query_;
  const std::function<bool()>& stop_;
  Judge judge_;
  std::chrono::steady_clock::time_point started_;
  CoalitionSearch result_;
  std::uint64_t unseen_ = 0;  // the largest upper bound of a branch that was not looked into
};

}  // namespace

std::uint64_t count_feasible(const KeptSample& sample, const Members& members, int lead) {
  if (lead != no_lead && !members.contains(lead)) return 0;
  return Judge(sample).feasible(members, shared_worlds(sample, members), lead);
}

CoalitionSearch best_coalitions(const KeptSample& sample, const CoalitionQuery& query,
                                const std::function<bool()>& stop) {
  return BranchAndBound(sample, query, stop).run();
}

}  // namespace contingent
