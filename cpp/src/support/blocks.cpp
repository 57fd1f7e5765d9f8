#include "contingent/support/blocks.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "contingent/support/actor_set.hpp"
#include "contingent/support/problem.hpp"

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

constexpr auto progress_interval = std::chrono::milliseconds(50);

// What the threads of one run share.
struct Run {
  std::atomic<std::uint64_t> next{0}, done{0};
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::condition_variable finished;
  int working = 0;  // threads
  std::exception_ptr failure;

  void fail(std::exception_ptr what) {
    const std::lock_guard lock(mutex);
    if (!failure) failure = std::move(what);
    stop = true;
  }
};

thread_local const std::atomic<bool>* stop_of_this_thread = nullptr;

void labour(Run& run, int thread, std::uint64_t blocks, const std::function<void(int, std::uint64_t)>& work) {
  stop_of_this_thread = &run.stop;
  try {
    for (std::uint64_t block; !run.stop && (block = run.next++) < blocks; ++run.done) work(thread, block);
  } catch (...) {
    run.fail(std::current_exception());
  }
  const std::lock_guard lock(run.mutex);
  --run.working;
  run.finished.notify_one();
}

// Tells `progress` every now and then until the threads are done; what it throws stops them.
void watch(Run& run, std::uint64_t worlds, const Progress& progress) {
  std::unique_lock lock(run.mutex);
  while (!run.finished.wait_for(lock, progress_interval, [&] { return run.working == 0; })) {
    lock.unlock();
    try {
      if (progress && !run.stop) progress(std::min(worlds, run.done.load() * block_worlds), worlds);
    } catch (...) {
      run.fail(std::current_exception());
    }
    lock.lock();
  }
}

}  // namespace

void check_for_stop() {
  if (stop_of_this_thread && *stop_of_this_thread) throw Stopped();
}

void for_each_block(std::uint64_t blocks, std::uint64_t worlds, int threads, const Progress& progress,
                    const std::function<void(int, std::uint64_t)>& work) {
  Run run;
  run.working = static_cast<int>(std::min<std::uint64_t>(blocks, static_cast<std::uint64_t>(std::max(1, threads))));
  std::vector<std::thread> workers;
  for (int thread = 0, all = run.working; thread < all; ++thread)
    workers.emplace_back([&run, thread, blocks, &work] { labour(run, thread, blocks, work); });
  watch(run, worlds, progress);
  for (std::thread& worker : workers) worker.join();
  if (run.failure) std::rethrow_exception(run.failure);
  if (progress) progress(worlds, worlds);
}

}  // namespace contingent
