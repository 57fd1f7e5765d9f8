#include "contingent/answers/sample.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace contingent {

Members everyone(const Sample& sample) { return Members::first(sample.model->candidate_count()); }

void for_each_drawn_block(const Sample& sample, const Members& scope, bool positions, bool amounts,
                          const Progress& progress,
                          const std::function<void(int, std::uint64_t, const Block&)>& work) {
  std::vector<std::optional<Block>> blocks(static_cast<std::size_t>(std::max(1, sample.threads)));
  for_each_block(sample.blocks(), sample.count, sample.threads, progress, [&](int thread, std::uint64_t number) {
    std::optional<Block>& block = blocks[static_cast<std::size_t>(thread)];
    if (!block) block.emplace(*sample.model, scope, positions, amounts);
    draw(*sample.model, sample.first / 64 + number * block_words, Words::first(sample.count - number * block_worlds),
         *block);
    work(thread, number, *block);
  });
}

WorldSet worlds_where(const Sample& sample, const Members& scope, bool positions, bool amounts,
                      const Progress& progress, const std::function<Words(const Block&)>& where) {
  std::vector<std::uint64_t> words(sample.blocks() * block_words);
  for_each_drawn_block(sample, scope, positions, amounts, progress, [&](int, std::uint64_t number, const Block& block) {
    const Words found = where(block) & block.worlds;
    std::copy(found.word.begin(), found.word.end(), words.begin() + static_cast<std::ptrdiff_t>(number * block_words));
  });
  return WorldSet(sample.count, std::move(words));
}

}  // namespace contingent
