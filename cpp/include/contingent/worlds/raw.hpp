// The raw draws of one name, for checking answers against their definition on the very same draws.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "contingent/worlds/model.hpp"

namespace contingent {

struct RawDraws {
  enum class Kind { uniform, position, amount };
  Kind kind = Kind::uniform;
  std::vector<std::uint32_t> uniforms;  // of a belief: true where u < chance_threshold(chance)
  std::vector<std::int32_t> positions;  // an ideal point or a tolerance, in position_units
  std::vector<std::int64_t> amounts;    // an offer, in quantity_units
};

/// The draws of `name` (see model.hpp) in the worlds first ... first + count - 1. Throws ContingentError where nothing of
/// the scenario is drawn under that name.
RawDraws raw_draws(const std::shared_ptr<const Model>& model, std::uint64_t first, std::uint64_t count,
                   const std::string& name);

}  // namespace contingent
