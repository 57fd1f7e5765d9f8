// The lexicon that comes with the package: python/contingent/format/lexicon-1.json, built in.
#pragma once

#include "contingent/scenario/lexicon.hpp"

namespace contingent {

/// Each entry says where its number is from. Read once.
const Lexicon& standard_lexicon();

}  // namespace contingent
