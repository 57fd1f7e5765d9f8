#include "contingent/evidence/drawn_lexicon.hpp"

#include "contingent/reading/standard_lexicon.hpp"
#include "contingent/support/beta.hpp"
#include "contingent/support/random.hpp"

namespace contingent {

namespace {

void draw(Lexicon::Table& table, const std::string& name, std::uint64_t seed, std::uint64_t number) {
  for (auto& [phrase, meaning] : table) {
    if (meaning.sd == 0) continue;
    const PhiloxKey key = philox_key(draw_key(seed, "lexicon:" + name + "/" + phrase));
    const PhiloxCounter drawn = philox({static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(number >> 32), 0, 2}, key);
    const double p = (drawn[0] + 0.5) / 4294967296.0;
    const auto [alpha, beta] = beta_of(meaning);
    meaning.chance = Beta(alpha, beta).quantile(p);
    meaning.sd = 0;
  }
}

}  // namespace

Scenario with_drawn_lexicon(const Scenario& scenario, std::uint64_t seed, std::uint64_t number) {
  Scenario drawn = scenario;
  drawn.lexicon = over(scenario.lexicon, standard_lexicon());
  draw(drawn.lexicon.hedges, "hedges", seed, number);
  draw(drawn.lexicon.kinds, "kinds", seed, number);
  draw(drawn.lexicon.attribution, "attribution", seed, number);
  draw(drawn.lexicon.reliability, "reliability", seed, number);
  draw(drawn.lexicon.base, "base", seed, number);
  return drawn;
}

Scenario with_pooling(const Scenario& scenario, Pooling pooling) {
  Scenario changed = scenario;
  changed.lexicon.pooling = pooling;
  return changed;
}

}  // namespace contingent
