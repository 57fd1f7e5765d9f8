// Variants of a model on the worlds of a sample: where is the target met, as things are and with levers set?
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

/// One thread's, block after block. Variants come from the model by with_lever().
class VariantFinder {
 public:
  VariantFinder(const Model& model, const Target& target) : model_(model), finder_(target_finder(model, target)) {}
  /// The worlds of a drawn block in which the target is met as things are.
  const Words& take_up(const Block& block);
  /// Of `among`, the worlds of that block in which the variant meets it. Only worlds that the search would read
  /// differently are searched again.
  Words find(const Model& variant, const Words& among);

 private:
  const Model& model_;
  std::unique_ptr<TargetFinder> finder_;
  const Block* block_ = nullptr;
  std::unique_ptr<Block> varied_;
  Words base_;
};

/// For every block of the sample, calls work(thread, block, finder): the thread's own finder, which has not taken it up yet.
void for_each_block_with_finder(const Sample& sample, const Target& target, const Progress& progress,
                                const std::function<void(int thread, const Block& block, VariantFinder& finder)>& work);

/// For every block, calls see(thread, base, with): the worlds in which the target is met as things are, and in each variant.
void for_each_block_of_variants(
    const Sample& sample, const Target& target, const std::vector<Model>& variants, const Progress& progress,
    const std::function<void(int thread, const Words& base, const std::vector<Words>& with)>& see);

/// The model with several levers set.
Model with_levers(const Model& model, const std::vector<LeverSetting>& settings);

}  // namespace contingent
