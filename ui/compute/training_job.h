#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <stop_token>
#include <thread>

#include "core/training/training_control.h"
#include "core/training/training_progress.h"
#include "ui/models/training_history.h"
#include "ui/session/training_options.h"

namespace headlight {

/// What a training job asks of the core, as a function, so that it can be tested without one. Called from the
/// job's thread; `prepared` once all is ready, `progressed` after every step and `snapshotMade` after it,
/// where one was made. Returns when the training has ended or was stopped; throws Error and Cancelled.
struct TrainingService {
  struct Request {
    TrainingOptions options;
    QString folder;  // empty so far, for all that the training writes
    TrainingControl* control = nullptr;
    std::function<void()> prepared;
    std::function<void(const TrainingProgress&)> progressed;
    std::function<void(qint64 step, const QString& folder)> snapshotMade;
  };
  std::function<void(const Request& request, std::stop_token stop)> run;
};

/// The core itself: a page's vocabulary and model, trained on all processors but one.
TrainingService coreTrainingService();

/// One training at a time, on a thread of its own; what it has done so far as a value. All methods belong to
/// the GUI thread, and so do the signals. Destroying it stops the training and waits for the step under way.
class TrainingJob : public QObject {
  Q_OBJECT
 public:
  /// `folder`: where every run gets a folder of its own; made when the first one starts.
  TrainingJob(TrainingService service, QString folder, QObject* parent = nullptr);
  ~TrainingJob() override;

  /// Never nullptr.
  std::shared_ptr<const TrainingHistory> history() const { return m_history; }
  bool isActive() const { return m_history->isActive(); }

  /// Starts a run in a new folder, which is returned. Precondition: none is active.
  QString start(const TrainingOptions& options);
  void setPaused(bool paused);
  /// The run ends after the step under way and keeps what it has done.
  void stop();
  /// Shows a run of earlier: its log and its snapshots. Nothing where there is none, or while one is active.
  void open(const QString& folder);

 signals:
  /// At most about ten times a second while it runs, and with every change of what is going on.
  void changed();
  void snapshotMade(qint64 step, const QString& folder);
  /// A sentence that says what went wrong.
  void failed(const QString& sentence);

 private:
  struct Run;
  void begin(Run& run, const TrainingOptions& options);
  template <typename Change>
  void update(Change change);
  void publish();
  void add(const TrainingProgress& progress);
  void end(const QString& sentence);

  const TrainingService m_service;
  const QString m_folder;
  std::shared_ptr<const TrainingHistory> m_history;
  TrainingHistory m_growing;  // published as a copy
  std::unique_ptr<Run> m_run;
};

}  // namespace headlight
