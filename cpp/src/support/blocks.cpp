#include "contingent/support/blocks.hpp"

#include "contingent/support/actor_set.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#if defined(__linux__)
#include <sched.h>
#endif

namespace contingent {

std::uint64_t count(const Words& words) {
  std::uint64_t total = 0;
  for (const std::uint64_t word : words.word) total += static_cast<std::uint64_t>(bit_count(word));
  return total;
}

int thread_count(int asked) {
  if (asked > 0) return asked;
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return std::max(1, CPU_COUNT(&set));
#endif
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto progress_interval = std::chrono::milliseconds(50);

// What the threads of one run share.
struct Run {
  std::atomic<std::uint64_t> next{0}, done{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::exception_ptr failure;

  void fail(std::exception_ptr what) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::move(what);
    stop = true;
  }
};

}  // namespace

void for_each_block(std::uint64_t blocks, std::uint64_t worlds, int threads, const Progress& progress,
                    const std::function<void(int, std::uint64_t)>& work) {
  Run run;
  const auto worlds_done = [&] { return std::min(worlds, run.done.load() * block_worlds); };
  const auto labour = [&](int thread) {
    auto last_told = Clock::now();
    try {
      while (!run.stop) {
        const std::uint64_t block = run.next++;
        if (block >= blocks) break;
        work(thread, block);
        ++run.done;
        if (thread == 0 && progress && Clock::now() - last_told > progress_interval) {
          progress(worlds_done(), worlds);
          last_told = Clock::now();
        }
      }
    } catch (...) {
      run.fail(std::current_exception());
    }
  };

  std::vector<std::thread> helpers;
  const auto useful = static_cast<int>(std::min<std::uint64_t>(blocks, static_cast<std::uint64_t>(std::max(1, threads))));
  for (int thread = 1; thread < useful; ++thread) helpers.emplace_back(labour, thread);
  labour(0);
  for (std::thread& helper : helpers) helper.join();
  if (run.failure) std::rethrow_exception(run.failure);
  if (progress) progress(worlds, worlds);
}

}  // namespace contingent
