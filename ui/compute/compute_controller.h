#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "ui/compute/compute_job.h"

namespace headlight {

struct ComputeSettings {
  int threads = 0;  // 0: one for each processor
  std::int64_t modelBytes = std::int64_t{2} << 30;
  RunLimits limits = {};
};

struct ComputeProgress {
  ComputeStage stage = ComputeStage::Running;
  double fraction = 0;
};

struct ComputeFailure {
  ComputeRequest request;
  QString sentence;
  bool opening = false;  // the source itself could not be opened
  QString fittingFamily =
      {};  // the model_type of a family whose keys and tensors the source has all the same
};

/// Runs the core off the GUI thread; the latest request wins. An idle engine starts at once, without any
/// timer; while a run is under way only the newest request is kept; the run is given up only if much of it is
/// left and a picture was shown lately (see shouldCancel), always when the source changes and never while it
/// makes a run that the new request shows as well. Public methods
/// belong to the GUI thread, and so do the signals. Destroying it cancels and waits for the run under way.
class ComputeController : public QObject {
  Q_OBJECT
 public:
  ComputeController(ComputeServices services, const ComputeSettings& settings, QObject* parent = nullptr);
  ~ComputeController() override;

  void request(const ComputeRequest& request);
  /// Gives up the run under way and the one that waits, because a person said so.
  void cancel();
  bool isBusy() const { return m_lastEnded < m_lastRequested; }
  /// The threads of every run. Models keep using it: it lives as long as somebody holds it.
  std::shared_ptr<ThreadPool> pool() const { return m_pool; }

 signals:
  void finished(const headlight::ComputeOutcome& outcome);
  void failed(const headlight::ComputeFailure& failure);
  /// A person cancelled; `opening` tells whether a source was being opened.
  void cancelled(const headlight::ComputeRequest& request, bool opening);
  void progressed(const headlight::ComputeProgress& progress);
  void busyChanged(bool busy);

 private:
  struct Pending {
    ComputeRequest request;
    std::uint64_t number = 0;
  };
  void work(std::stop_token stop);
  void process(const Pending& pending, std::stop_token stop);
  void enter(ComputeStage stage);
  void post(std::uint64_t number, const std::function<void()>& deliver);
  void ended(std::uint64_t number);
  void reportProgress(double fraction);

  const ComputeServices m_services;
  const ComputeSettings m_settings;
  std::shared_ptr<ThreadPool> m_pool;
  ModelCache m_models;   // compute thread only
  EarlierRun m_lastRun;  // likewise

  std::uint64_t m_lastRequested = 0;  // GUI thread only
  std::uint64_t m_lastEnded = 0;
  SourceChoice m_latestSource;
  std::optional<QElapsedTimer> m_sincePicture;

  mutable std::mutex m_mutex;  // guards what follows
  std::condition_variable_any m_wake;
  std::optional<Pending> m_pending;
  std::optional<Pending> m_running;
  std::stop_source m_runStop;
  QElapsedTimer m_runTimer;
  double m_fraction = 0;
  ComputeStage m_stage = ComputeStage::Opening;
  bool m_cancelledByPerson = false;
  QElapsedTimer m_sinceReport;

  std::jthread m_thread;  // last: everything else is there before it starts and after it ends
};

}  // namespace headlight
