#pragma once

#include <functional>
#include <stdexcept>
#include <stop_token>
#include <string_view>

#include "core/parallel/thread_pool.h"

namespace headlight {

/// Thrown by long work when its stop token was triggered; it is not an error and is shown to nobody.
class Cancelled : public std::exception {
 public:
  const char* what() const noexcept override { return "cancelled"; }
};

/// How a long piece of work is run: on which threads, until when, and who hears of its progress.
/// A value, cheap to copy; the pool must outlive the work. Without a pool everything runs on the calling
/// thread.
struct Execution {
  ThreadPool* pool = nullptr;
  std::stop_token stop = {};
  /// Called with a fraction in [0, 1], from the thread that does the work; may be empty.
  std::function<void(double fraction)> progress = {};

  int threadCount() const { return pool ? pool->threadCount() : 1; }
  void throwIfStopped() const {
    if (stop.stop_requested()) throw Cancelled();
  }
};

}  // namespace headlight
