#pragma once

#include <QObject>
#include <memory>

#include "ui/compute/latest_job.h"
#include "ui/compute/run_result.h"

namespace headlight {

/// The same run as the one on the screen with the positional encoding switched the other way, while a view
/// wants it. It gives way to the runs of the text: it begins when none is under way and ends as soon as one
/// is asked for, so that a letter costs what it costs without. GUI thread only.
class CounterpartRun : public QObject {
  Q_OBJECT
 public:
  explicit CounterpartRun(QObject* parent = nullptr);

  void setResult(std::shared_ptr<const RunResult> result);
  void setWanted(bool wanted);
  /// Whether a run of the text is under way.
  void setBusy(bool busy);

  /// Of the result; nullptr while it is computed, and where there is none.
  std::shared_ptr<const Trace> trace() const;
  /// Why there will be none, in a sentence; empty otherwise.
  const QString& problem() const { return m_problem; }

 signals:
  /// It is there, or cannot be computed.
  void changed();

 private:
  void update();

  std::shared_ptr<const RunResult> m_result;
  std::shared_ptr<const RunResult> m_traceOf;
  // The last one stays until the next is there: for the model to go on from.
  std::shared_ptr<const Trace> m_trace;
  QString m_problem;
  bool m_wanted = false;
  bool m_busy = false;
  LatestJob m_job{nullptr, LatestJob::spareThreads()};
};

}  // namespace headlight
