#include "contingent/answers/viability.hpp"

#include <algorithm>
#include <vector>

#include "contingent/force/feasible.hpp"

namespace contingent {

ViabilityAnswer viability(const Sample& sample, const Members& members, const Progress& progress) {
  struct Reached {
    std::uint64_t will = 0, consent = 0, compatible = 0, feasible = 0;
  };
  std::vector<Reached> by_thread(static_cast<std::size_t>(std::max(1, sample.threads)));
  for_each_drawn_block(sample, members, true, true, progress, [&](int thread, std::uint64_t, const Block& block) {
    const FeasibleChain chain = worlds_where_feasible(*sample.model, block, members);
    Reached& reached = by_thread[static_cast<std::size_t>(thread)];
    reached.will += count(chain.will);
    reached.consent += count(chain.consent);
    reached.compatible += count(chain.compatible);
    reached.feasible += count(chain.feasible);
  });
  Reached total;
  for (const Reached& reached : by_thread) {
    total.will += reached.will;
    total.consent += reached.consent;
    total.compatible += reached.compatible;
    total.feasible += reached.feasible;
  }
  return {share(total.feasible, sample.count),
          {sample.count, sample.count - total.will, total.will - total.consent, total.consent - total.compatible,
           total.compatible - total.feasible, total.feasible}};
}

WorldSet worlds_where_feasible(const Sample& sample, const Members& members, const Progress& progress) {
  return worlds_where(sample, members, true, true, progress, [&](const Block& block) {
    return worlds_where_feasible(*sample.model, block, members).feasible;
  });
}

}  // namespace contingent
