#include "contingent/scenario/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace contingent {

namespace {

Lexicon::Table over(const Lexicon::Table& own, const Lexicon::Table& standard) {
  Lexicon::Table table = own;
  for (const auto& entry : standard)
    if (!find(own, entry.first)) table.push_back(entry);
  return table;
}

double halfway_to_nearer_end(double chance) { return chance < 0.5 ? chance / 2 : (1 + chance) / 2; }

// The phrase without a modifier at its front, "" where it has none.
std::string without(const std::string& phrase, std::string_view modifier) {
  return phrase.size() > modifier.size() && phrase.starts_with(modifier) ? phrase.substr(modifier.size()) : "";
}

const Meaning* entry_of(const Lexicon& lexicon, const std::string& hedge) {
  const Meaning* entry = hedge.empty() ? nullptr : find(lexicon.hedges, hedge);
  return entry && !entry->kind.empty() ? find(lexicon.kinds, entry->kind) : entry;
}

}  // namespace

const Meaning* find(const Lexicon::Table& table, const std::string& name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == name; });
  return found == table.end() ? nullptr : &found->second;
}

Lexicon over(const Lexicon& own, const Lexicon& standard) {
  Lexicon lexicon;
  lexicon.half_life = own.half_life ? own.half_life : standard.half_life;
  lexicon.pooling = own.pooling ? own.pooling : standard.pooling;
  for (const auto table : {&Lexicon::hedges, &Lexicon::kinds, &Lexicon::attribution, &Lexicon::reliability, &Lexicon::base})
    lexicon.*table = over(own.*table, standard.*table);
  return lexicon;
}

std::optional<Meaning> meaning_of(const Lexicon& lexicon, const std::string& hedge) {
  if (const Meaning* entry = entry_of(lexicon, hedge)) return *entry;
  for (const std::string_view modifier : std::array{"very ", "highly ", "quite "})
    if (const Meaning* plain = entry_of(lexicon, without(hedge, modifier)))
      return Meaning{halfway_to_nearer_end(plain->chance), plain->sd / 2, "", plain->from + "; modified"};
  for (const std::string_view negation : std::array{"not ", "un", "im"})
    if (const Meaning* plain = entry_of(lexicon, without(hedge, negation)))
      return Meaning{halfway_to_nearer_end(1 - plain->chance), plain->sd / 2, "", plain->from + "; modified"};
  return std::nullopt;
}

std::string kind_of_statement(const Lexicon& lexicon, const std::string& hedge) {
  const Meaning* entry = find(lexicon.hedges, hedge);
  return entry ? entry->kind : "";
}

std::pair<double, double> beta_of(const Meaning& meaning) {
  const double size = meaning.chance * (1 - meaning.chance) / (meaning.sd * meaning.sd) - 1;
  return {meaning.chance * size, (1 - meaning.chance) * size};
}

double widest_sd(double chance) { return std::sqrt(chance * (1 - chance)); }

}  // namespace contingent
