#include "ui/compute/latest_job.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "core/error.h"

namespace headlight {

struct LatestJob::Private {
  std::mutex mutex;
  std::condition_variable_any wake;
  Work pending;            // guarded by mutex
  std::stop_source stop;   // of the newest work; guarded by mutex
  quint64 generation = 0;  // of the newest work; guarded by mutex
  quint64 delivered = 0;   // GUI thread only
  std::jthread thread;     // last: it ends before what it uses
};

LatestJob::LatestJob(QObject* parent) : QObject(parent), m_private(std::make_unique<Private>()) {}

LatestJob::~LatestJob() {
  cancel();
  // The thread is joined here, while the rest of the object is still whole.
  if (m_private->thread.joinable()) {
    m_private->thread.request_stop();
    m_private->thread.join();
  }
}

void LatestJob::start(Work work) {
  Private& p = *m_private;
  {
    const std::lock_guard lock(p.mutex);
    p.stop.request_stop();
    p.stop = std::stop_source();
    p.pending = std::move(work);
    ++p.generation;
  }
  if (!p.thread.joinable()) {
    p.thread = std::jthread([this](std::stop_token ending) {
      Private& own = *m_private;
      std::unique_lock lock(own.mutex);
      while (own.wake.wait(lock, ending, [&own] { return static_cast<bool>(own.pending); })) {
        const Work current = std::move(own.pending);
        own.pending = nullptr;
        const quint64 generation = own.generation;
        const Execution execution{nullptr, own.stop.get_token(), {}};
        lock.unlock();
        Outcome outcome;
        try {
          outcome = current(execution);
        } catch (const Cancelled&) {
        } catch (const std::exception& problem) {
          outcome = [this, sentence = QString::fromUtf8(problem.what())] { emit failed(sentence); };
        }
        const auto deliver = [this, generation, outcome = std::move(outcome)] {
          if (generation != m_private->generation) return;
          m_private->delivered = generation;
          if (outcome) outcome();
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
        lock.lock();
      }
    });
  }
  p.wake.notify_one();
}

void LatestJob::cancel() {
  Private& p = *m_private;
  const std::lock_guard lock(p.mutex);
  p.stop.request_stop();
  p.pending = nullptr;
  p.delivered = ++p.generation;
}

bool LatestJob::isRunning() const { return m_private->delivered != m_private->generation; }

}  // namespace headlight
