#pragma once

#include <stop_token>
#include <thread>

namespace headlight {

/// While it lives, the first Ctrl-C (SIGINT) or SIGTERM asks for a stop, so that work can be brought to an
/// end in order; the second one ends the program as usual. Make it before other threads, since they inherit
/// what it sets.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  std::stop_token token() const { return m_stop.get_token(); }

 private:
  std::stop_source m_stop;
  std::jthread m_watcher;
};

}  // namespace headlight
