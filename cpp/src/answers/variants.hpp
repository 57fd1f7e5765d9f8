// Variants of a model on the worlds of a sample: where is the target met, as things are and with levers set?
#pragma once

#include <functional>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

/// For every block, calls see(thread, base, with): the worlds in which the target is met as things are, and in each variant.
/// Variants come from the sample's model by with_lever().
void for_each_block_of_variants(
    const Sample& sample, const Target& target, const std::vector<Model>& variants, const Progress& progress,
    const std::function<void(int thread, const Words& base, const std::vector<Words>& with)>& see);

/// The model with several levers set.
Model with_levers(const Model& model, const std::vector<LeverSetting>& settings);

}  // namespace contingent
