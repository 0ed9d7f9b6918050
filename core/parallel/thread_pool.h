#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

namespace headlight {

/// The one place where parallel loops run. Workers are std::jthreads that wait without using the processor.
/// Several threads may call parallelFor on one pool; their loops are run one after another.
/// A body may not call parallelFor of the same pool.
class ThreadPool {
 public:
  /// `threads` counts the calling thread too: 1 runs everything on the caller. 0 means one for each
  /// processor.
  explicit ThreadPool(int threads = 0);
  ~ThreadPool();
  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  int threadCount() const;

  /// Calls body(index, worker) for every index in [0, count), worker in [0, threadCount()), the caller being
  /// one of the workers. Returns when all are done: true if every index was run, false if `stop` was
  /// requested before. The first exception a body throws is thrown again here, after the others have
  /// finished.
  bool parallelFor(std::int64_t count, const std::function<void(std::int64_t index, int worker)>& body,
                   std::stop_token stop = {});

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace headlight
