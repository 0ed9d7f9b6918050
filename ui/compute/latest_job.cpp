#include "ui/compute/latest_job.h"

#include <QElapsedTimer>
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

#include "core/error.h"
#include "ui/models/core_words.h"

namespace headlight {

namespace {

constexpr qint64 reportInterval = 50;  // ms between two progress signals

}  // namespace

struct LatestJob::Private {
  LatestJob* job = nullptr;
  int threads = 1;
  std::mutex mutex;
  std::condition_variable_any wake;
  Work pending;            // guarded by mutex
  std::stop_source stop;   // of the newest work; guarded by mutex
  quint64 generation = 0;  // of the newest work; written by the GUI thread under the mutex
  quint64 delivered = 0;   // GUI thread only
  QElapsedTimer sinceReport;
  std::jthread thread;  // last: it ends before what it uses

  void work(std::stop_token ending);
  Outcome run(const Work& current, const Execution& execution) const;
  void report(quint64 of, double fraction);
  void post(quint64 of, Outcome outcome);
};

void LatestJob::Private::work(std::stop_token ending) {
  std::optional<ThreadPool> pool;
  if (threads > 1) pool.emplace(threads);
  std::unique_lock lock(mutex);
  while (wake.wait(lock, ending, [this] { return static_cast<bool>(pending); })) {
    Work current = std::exchange(pending, nullptr);
    const quint64 now = generation;
    sinceReport.start();
    const Execution execution{pool ? &*pool : nullptr, stop.get_token(),
                              [this, now](double fraction) { report(now, fraction); }};
    lock.unlock();
    post(now, run(current, execution));
    current = nullptr;  // what it holds may take its time to go, and the GUI thread waits for the mutex
    lock.lock();
  }
}

LatestJob::Outcome LatestJob::Private::run(const Work& current, const Execution& execution) const {
  const auto fail = [this](const QString& sentence) -> Outcome {
    return [job = job, sentence] { emit job->failed(sentence); };
  };
  try {
    return current(execution);
  } catch (const Cancelled&) {
    return {};
  } catch (const std::bad_alloc&) {
    return fail(tr("There is not enough memory for this."));
  } catch (const std::exception& problem) {
    return fail(errorText(problem));
  }
}

void LatestJob::Private::report(quint64 of, double fraction) {
  {
    const std::lock_guard lock(mutex);
    if (sinceReport.elapsed() < reportInterval) return;
    sinceReport.start();
  }
  QMetaObject::invokeMethod(
      job,
      [this, of, fraction] {
        if (of == generation) emit job->progressed(fraction);
      },
      Qt::QueuedConnection);
}

void LatestJob::Private::post(quint64 of, Outcome outcome) {
  QMetaObject::invokeMethod(
      job,
      [this, of, outcome = std::move(outcome)] {
        if (of != generation) return;
        delivered = of;
        emit job->runningChanged(false);
        if (outcome) outcome();
      },
      Qt::QueuedConnection);
}

LatestJob::LatestJob(QObject* parent, int threads) : QObject(parent), m_private(std::make_unique<Private>()) {
  m_private->job = this;
  m_private->threads = threads;
}

LatestJob::~LatestJob() {
  const QSignalBlocker silent(this);
  cancel();
  // The thread is joined here, while the rest of the object is still whole.
  if (m_private->thread.joinable()) {
    m_private->thread.request_stop();
    m_private->thread.join();
  }
}

void LatestJob::start(Work work) {
  Private& p = *m_private;
  const bool wasRunning = isRunning();
  {
    const std::lock_guard lock(p.mutex);
    p.stop.request_stop();
    p.stop = std::stop_source();
    p.pending = std::move(work);
    ++p.generation;
  }
  if (!p.thread.joinable()) p.thread = std::jthread([&p](std::stop_token ending) { p.work(ending); });
  p.wake.notify_one();
  if (!wasRunning) emit runningChanged(true);
}

void LatestJob::cancel() {
  Private& p = *m_private;
  const bool wasRunning = isRunning();
  {
    const std::lock_guard lock(p.mutex);
    p.stop.request_stop();
    p.pending = nullptr;
    p.delivered = ++p.generation;
  }
  if (wasRunning) emit runningChanged(false);
}

bool LatestJob::isRunning() const { return m_private->delivered != m_private->generation; }

int LatestJob::spareThreads() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

}  // namespace headlight
