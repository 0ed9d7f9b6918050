#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace headlight {

/// Holds a training between two steps, from another thread.
class TrainingControl {
 public:
  void setPaused(bool paused) {
    {
      const std::lock_guard lock(m_mutex);
      m_paused = paused;
    }
    m_changed.notify_all();
  }

  /// Waits until it is not paused, or until `stop` is requested.
  void waitWhilePaused(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    m_waiting = true;
    m_changed.wait(lock, std::move(stop), [this] { return !m_paused; });
    m_waiting = false;
  }

  /// Whether the training is held at this moment.
  bool isWaiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting && m_paused;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  bool m_paused = false;
  bool m_waiting = false;
};

}  // namespace headlight
