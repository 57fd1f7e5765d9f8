// Lexicon: what words mean, as numbers.
//
// hedges       how sure a speaker sounds ("likely", "offered") to the chance that what is spoken of comes true; or to a kind
//              of statement, which holds the number
// kinds        what a government says of its own intent, in kinds ("offer", "refusal"): the chance that it joins
// attribution  how a report names its source ("on record", "anonymous") to the chance that the report is true
// reliability  the Admiralty code's letter of a source to the chance that it is right
// base         the kind of belief ("joins", "leads", "accepts", "event") to its chance where nothing true was reported
//
// The standard lexicon is reading/standard_lexicon.hpp's; a scenario's own entries go before it (over()). Every number may be
// uncertain itself: a beta distribution with mean `chance` and standard deviation `sd`.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace contingent {

/// A chance, 0 to 1. `sd` of 0: the number is certain; else below widest_sd(chance), as that of any beta distribution is.
/// `from` says whose number it is. With `kind`, the number is that kind's and no other field counts.
struct Meaning {
  double chance = 0, sd = 0;
  std::string kind = {}, from = {};

  bool operator==(const Meaning&) const = default;
};

enum class Pooling { log, linear };

struct Lexicon {
  using Table = std::vector<std::pair<std::string, Meaning>>;

  std::optional<double> half_life = {};  // days in which a claim's weight halves
  std::optional<Pooling> pooling = {};   // how claims are put together; log odds unless said
  Table hedges = {}, kinds = {}, attribution = {}, reliability = {}, base = {};

  bool empty() const { return *this == Lexicon{}; }
  bool operator==(const Lexicon&) const = default;
};

constexpr double max_half_life = 36'525;  // a century

/// The entry of a name, or nullptr.
const Meaning* find(const Lexicon::Table& table, const std::string& name);

/// `own` entries first, then those of `standard` that it does not name.
Lexicon over(const Lexicon& own, const Lexicon& standard);

/// What a hedge means: its entry (its kind's, where it names one); or, where the lexicon lacks the phrase but has it without a
/// modifier, that meaning moved halfway to the nearer end (Mosteller & Youtz 1990): "very X", "highly X", "quite X" as
/// X moved; "not X", "unX", "imX" as 1 - X moved. Nothing where neither is known.
std::optional<Meaning> meaning_of(const Lexicon& lexicon, const std::string& hedge);

/// The kind of statement that a hedge is, "" if it is none.
std::string kind_of_statement(const Lexicon& lexicon, const std::string& hedge);

/// The parameters alpha and beta of a meaning's distribution; `sd` must be above 0.
std::pair<double, double> beta_of(const Meaning& meaning);

/// The widest `sd` of a chance: sd^2 < chance (1 - chance).
double widest_sd(double chance);

}  // namespace contingent
