#pragma once

#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace zhanting {

/// Calls work(i) for every i below `count` on up to `jobs` threads (the caller's is one of them),
/// fewer where the system gives no more; returns when all are done. `run` consecutive tasks go out
/// at once, so short tasks stay cheap; long ones want runs of one. REQUIRES: work(i) does not throw
/// and writes nothing but slot i of its results, so no locks.
template <typename Work>
void parallel_for(std::size_t count, unsigned jobs, const Work& work, std::size_t run = 8) {
  std::atomic<std::size_t> next = 0;
  const auto drain = [&] {
    for (std::size_t begin = next.fetch_add(run); begin < count; begin = next.fetch_add(run)) {
      const std::size_t end = begin + run < count ? begin + run : count;
      for (std::size_t i = begin; i < end; ++i) work(i);
    }
  };
  std::vector<std::jthread> threads;
  try {
    for (unsigned n = 1; n < jobs && n * run < count; ++n) threads.emplace_back(drain);
  } catch (const std::system_error&) {  // those that began, and this one, do it all
  }
  drain();
}  // the threads join here, before `next` goes away

}  // namespace zhanting
