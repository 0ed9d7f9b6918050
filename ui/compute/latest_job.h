#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "core/parallel/execution.h"

namespace headlight {

/// Runs work off the GUI thread and hands its outcome back; only the newest start() counts. All that takes
/// longer than a frame and is no run of the text goes through one of these: pictures and data that leave the
/// window, previews, rankings, files that are opened. One thread of its own, started at the first use;
/// destroyed with its work stopped. All methods are called from the GUI thread.
class LatestJob : public QObject {
  Q_OBJECT
 public:
  using Outcome = std::function<void()>;
  /// Runs on the worker with a stop token, a way to report progress, and the pool if one was asked for;
  /// returns what is then called on the GUI thread, may be empty. Cancelled is dropped; what else it throws
  /// reaches the GUI thread through failed().
  using Work = std::function<Outcome(const Execution& execution)>;

  /// `threads` is what parallel loops of the work may use.
  explicit LatestJob(QObject* parent = nullptr, int threads = 1);
  ~LatestJob() override;

  /// Stops what is under way, whose outcome is dropped, and runs `work` next.
  void start(Work work);
  /// Stops what is under way and forgets it.
  void cancel();
  bool isRunning() const;

  /// All processors but one, which is left to the window.
  static int spareThreads();

 signals:
  void failed(const QString& sentence);
  /// Of the newest work, 0 to 1; at most twenty times a second.
  void progressed(double fraction);
  /// Emitted before the outcome is called.
  void runningChanged(bool running);

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
