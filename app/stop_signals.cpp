#include "app/stop_signals.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

namespace headlight {
namespace {

sigset_t stopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

// How long the watcher may take to notice that it is no longer needed.
constexpr timespec kPatience{0, 50'000'000};

void watch(const std::stop_token& end, std::stop_source stop) {
  const sigset_t set = stopSignals();
  while (!end.stop_requested()) {
    const int signal = sigtimedwait(&set, nullptr, &kPatience);
    if (signal <= 0) continue;
    if (stop.stop_requested()) {
      // Who asks twice does not want to wait.
      pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
      raise(signal);
    }
    stop.request_stop();
  }
}

}  // namespace

StopSignals::StopSignals() {
  const sigset_t set = stopSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  m_watcher = std::jthread([stop = m_stop](const std::stop_token& end) { watch(end, stop); });
}

StopSignals::~StopSignals() {
  m_watcher = {};
  const sigset_t set = stopSignals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

}  // namespace headlight
