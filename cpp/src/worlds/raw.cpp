#include "contingent/worlds/raw.hpp"

#include <algorithm>
#include <optional>

#include "contingent/support/blocks.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/random.hpp"
#include "draw_quantity.hpp"

namespace contingent {

namespace {

std::string after(const std::string& name, const std::string& prefix) {
  return name.rfind(prefix, 0) == 0 ? name.substr(prefix.size()) : "";
}

std::string index_name(const Model& model, int party, const std::string& of) {
  return model.parties[static_cast<std::size_t>(party)].id + "/" + of;
}

std::optional<std::uint64_t> belief_key(const Model& model, const std::string& name) {
  const int event = model.event(after(name, "event:"));
  if (event >= 0) return model.events[static_cast<std::size_t>(event)].key;
  for (std::size_t s = 0; s < model.evidence->sources.size(); ++s)
    if (model.evidence->sources[s].source == after(name, "source:")) return model.events[model.scenario->events.size() + s].key;
  const int joins = model.candidate(after(name, "joins:"));
  if (joins >= 0) return model.joins[static_cast<std::size_t>(joins)].key;
  const int leads = model.candidate(after(name, "leads:"));
  if (leads >= 0 && !model.leads[static_cast<std::size_t>(leads)].clauses.empty())
    return model.leads[static_cast<std::size_t>(leads)].key;
  for (const BoundAcceptance& acceptance : model.acceptances)
    if (index_name(model, acceptance.judge, model.parties[static_cast<std::size_t>(acceptance.target)].id) ==
        after(name, "accepts:"))
      return acceptance.belief.key;
  return std::nullopt;
}

// A belief's uniform, put together from the bits that Boolean draws compare (support/random.hpp).
std::uint32_t uniform_from_bits(std::uint64_t key, std::uint64_t world) {
  const std::uint64_t group = world / 64, bit = world % 64;
  std::uint32_t uniform = 0;
  for (std::uint32_t pair = 0; pair < 16; ++pair) {
    const PhiloxCounter words = philox(
        {static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(group >> 32), pair, 0}, philox_key(key));
    for (std::size_t half = 0; half < 4; half += 2)
      uniform = (uniform << 1) | ((words[half + bit / 32] >> (bit % 32)) & 1);
  }
  return uniform;
}

// Calls take(block's first group, worlds of it that count) for the blocks of first ... first + count - 1.
template <class Take>
void for_each_block_of(std::uint64_t first, std::uint64_t count, Take&& take) {
  for (std::uint64_t done = 0; done < count; done += block_worlds)
    take((first + done) / 64, std::min<std::uint64_t>(count - done, block_worlds));
}

}  // namespace

RawDraws raw_draws(const std::shared_ptr<const Model>& model, std::uint64_t first, std::uint64_t count,
                   const std::string& name) {
  RawDraws draws;
  if (const auto key = belief_key(*model, name)) {
    for (std::uint64_t world = first; world < first + count; ++world)
      draws.uniforms.push_back(uniform_from_bits(*key, world));
    return draws;
  }
  for (const BoundPosition& position : model->positions) {
    const std::string of = index_name(*model, position.party, model->scenario->issues[static_cast<std::size_t>(position.issue)].id);
    const bool ideal = of == after(name, "ideal:");
    if (!ideal && of != after(name, "tolerance:")) continue;
    draws.kind = RawDraws::Kind::position;
    for_each_block_of(first, count, [&](std::uint64_t group, std::uint64_t worlds) {
      std::int32_t value[block_worlds];
      (ideal ? draw_ideal : draw_tolerance)(position, group, value);
      draws.positions.insert(draws.positions.end(), value, value + worlds);
    });
    return draws;
  }
  for (const BoundOffer& offer : model->offers) {
    if (index_name(*model, offer.candidate, model->tasks[static_cast<std::size_t>(offer.task)]) != after(name, "offer:")) continue;
    draws.kind = RawDraws::Kind::amount;
    for_each_block_of(first, count, [&](std::uint64_t group, std::uint64_t worlds) {
      double value[block_worlds];
      draw_amount(offer, group, value);
      for (std::uint64_t world = 0; world < worlds; ++world)
        draws.amounts.push_back(static_cast<std::int64_t>(value[world]));
    });
    return draws;
  }
  throw ContingentError("nothing is drawn under the name \"" + name +
                        "\"; names look like event:E, source:S, joins:A, leads:A, accepts:A/B, ideal:A/ISSUE, tolerance:A/ISSUE, "
                        "offer:A/TASK (a task that a requirement or `prefer` asks for)");
}

}  // namespace contingent
