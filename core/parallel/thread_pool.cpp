#include "core/parallel/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace headlight {
namespace {

// A small model's forward has hundreds of short loops one right after another, and waking a sleeping thread
// costs more than such a loop takes. A thread therefore looks for new work this long before it sleeps.
constexpr std::chrono::microseconds spinTime{40};

// Which pool's loop this thread is inside, to find nested use, which would wait for itself for ever.
thread_local const void* t_insideLoopOf = nullptr;

void pauseProcessor() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

// Spins until `ready()` or until the time is up; false for the latter.
template <typename Ready>
bool spinUntil(bool allowed, const Ready& ready) {
  if (ready()) return true;
  if (!allowed) return false;
  const auto end = std::chrono::steady_clock::now() + spinTime;
  do {
    for (int i = 0; i < 16; ++i) {
      if (ready()) return true;
      pauseProcessor();
    }
  } while (std::chrono::steady_clock::now() < end);
  return false;
}

}  // namespace

struct ThreadPool::State {
  // One word says which loop is open and how many workers are in it, so that a worker joins a loop and the
  // caller closes it without a lock, and a worker that wakes too late is not waited for:
  // bits 0..15 workers inside, bit 16 open, bits 17..63 number of the loop.
  static constexpr std::uint64_t insideMask = 0xffff;
  static constexpr std::uint64_t openBit = 0x10000;
  static constexpr int numberShift = 17;

  alignas(64) std::atomic<std::uint64_t> ticket{0};
  alignas(64) std::atomic<std::int64_t> next{0};
  alignas(64) std::atomic<int> sleepers{0};
  std::atomic<bool> callerSleeps{false};
  std::atomic<bool> stopped{false};
  std::atomic<bool> closing{false};

  // The open loop; written by the caller before it opens, read by workers that have joined.
  std::int64_t count = 0;
  const std::function<void(std::int64_t, int)>* body = nullptr;
  std::stop_token stop;
  std::exception_ptr failure;  // guarded by `sleep`

  std::mutex callers;
  std::mutex sleep;
  std::condition_variable work;
  std::condition_variable done;
  bool spin = true;
  std::vector<std::jthread> threads;

  // Also when starting a thread failed half-way, so that those started before end.
  ~State() {
    {
      const std::lock_guard lock(sleep);
      closing.store(true);
    }
    work.notify_all();
    threads.clear();
  }

  bool hasNews(std::uint64_t lastNumber) const {
    const std::uint64_t now = ticket.load(std::memory_order_seq_cst);
    return closing.load(std::memory_order_seq_cst) || ((now & openBit) && (now >> numberShift) != lastNumber);
  }

  void waitForNews(std::uint64_t lastNumber) {
    if (spinUntil(spin, [&] { return hasNews(lastNumber); })) return;
    std::unique_lock lock(sleep);
    sleepers.fetch_add(1, std::memory_order_seq_cst);
    work.wait(lock, [&] { return hasNews(lastNumber); });
    sleepers.fetch_sub(1, std::memory_order_seq_cst);
  }

  // Counts this worker in; false if the loop was closed meanwhile.
  bool join(std::uint64_t& number) {
    std::uint64_t now = ticket.load(std::memory_order_acquire);
    while ((now & openBit) && (now >> numberShift) != number) {
      if (!ticket.compare_exchange_weak(now, now + 1, std::memory_order_acq_rel)) continue;
      number = now >> numberShift;
      return true;
    }
    return false;
  }

  void leave() {
    const std::uint64_t before = ticket.fetch_sub(1, std::memory_order_seq_cst);
    if ((before & insideMask) != 1 || !callerSleeps.load(std::memory_order_seq_cst)) return;
    { const std::lock_guard lock(sleep); }
    done.notify_one();
  }

  void runIndices(int worker) {
    const void* const outer = std::exchange(t_insideLoopOf, this);
    try {
      for (std::int64_t index = next.fetch_add(1); index < count; index = next.fetch_add(1)) {
        if (stop.stop_requested()) {
          stopped.store(true);
          break;
        }
        (*body)(index, worker);
      }
    } catch (...) {
      const std::lock_guard lock(sleep);
      if (!failure) failure = std::current_exception();
      next.store(count);
    }
    t_insideLoopOf = outer;
  }

  void workerMain(int worker) {
    std::uint64_t number = 0;
    for (;;) {
      waitForNews(number);
      if (closing.load()) return;
      if (!join(number)) continue;
      runIndices(worker);
      leave();
    }
  }

  void open() {
    const std::uint64_t number = (ticket.load() >> numberShift) + 1;
    ticket.store((number << numberShift) | openBit, std::memory_order_seq_cst);
    if (sleepers.load(std::memory_order_seq_cst) == 0) return;
    { const std::lock_guard lock(sleep); }
    work.notify_all();
  }

  void closeAndWait() {
    ticket.fetch_and(~openBit, std::memory_order_seq_cst);
    const auto nobodyInside = [&] { return (ticket.load(std::memory_order_seq_cst) & insideMask) == 0; };
    if (spinUntil(spin, nobodyInside)) return;
    std::unique_lock lock(sleep);
    callerSleeps.store(true, std::memory_order_seq_cst);
    done.wait(lock, nobodyInside);
    callerSleeps.store(false, std::memory_order_seq_cst);
  }
};

ThreadPool::ThreadPool(int threads) : m_state(std::make_unique<State>()) {
  const int processors = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int count = std::clamp(threads > 0 ? threads : processors, 1, 1024);
  // With more threads than processors a spinning thread takes the processor from the one it waits for.
  m_state->spin = count <= processors;
  for (int worker = 1; worker < count; ++worker) {
    m_state->threads.emplace_back([state = m_state.get(), worker] { state->workerMain(worker); });
  }
}

ThreadPool::~ThreadPool() = default;

int ThreadPool::threadCount() const { return static_cast<int>(m_state->threads.size()) + 1; }

bool ThreadPool::parallelFor(std::int64_t count, const std::function<void(std::int64_t, int)>& body,
                             std::stop_token stop) {
  State& state = *m_state;
  assert(t_insideLoopOf != &state && "a loop's body may not start a loop on the same pool");
  if (count <= 0) return true;
  const std::lock_guard callers(state.callers);
  state.count = count;
  state.body = &body;
  state.stop = std::move(stop);
  state.failure = nullptr;
  state.stopped.store(false);
  state.next.store(0);
  const bool shared = count > 1 && !state.threads.empty();
  if (shared) state.open();
  state.runIndices(0);
  if (shared) state.closeAndWait();
  state.body = nullptr;
  state.stop = {};
  if (state.failure) std::rethrow_exception(std::exchange(state.failure, nullptr));
  return !state.stopped.load();
}

}  // namespace headlight
