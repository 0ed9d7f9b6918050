#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "core/parallel/execution.h"

namespace headlight {

/// Runs work off the GUI thread and hands its outcome back; only the newest start() counts. One thread of its
/// own, started at the first use; destroyed with its work stopped. All methods are called from the GUI
/// thread.
class LatestJob : public QObject {
  Q_OBJECT
 public:
  using Outcome = std::function<void()>;
  /// Runs on the worker with a stop token and no pool; returns what is then called on the GUI thread, may be
  /// empty. Cancelled is dropped; Error reaches the GUI thread through failed().
  using Work = std::function<Outcome(const Execution& execution)>;

  explicit LatestJob(QObject* parent = nullptr);
  ~LatestJob() override;

  /// Stops what is under way, whose outcome is dropped, and runs `work` next.
  void start(Work work);
  /// Stops what is under way and forgets it.
  void cancel();
  bool isRunning() const;

 signals:
  void failed(const QString& sentence);

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
