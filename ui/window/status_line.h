#pragma once

#include <QStatusBar>

#include "ui/compute/compute_controller.h"

class QLabel;

namespace headlight {

class JobProgress;

/// model . tokens . ms of the last run . memory, with messages on the left and, for work longer than 300 ms,
/// its progress and a way to cancel it.
class StatusLine : public QStatusBar {
  Q_OBJECT
 public:
  explicit StatusLine(QWidget* parent = nullptr);

  /// nullptr: nothing to tell.
  void setResult(const RunResult* result);
  void setBusy(bool busy);
  void setProgress(const ComputeProgress& progress);
  /// What stays to be said about the result ("the first 128 of 300 tokens are computed"); empty for nothing.
  /// What there is no room for is in the tooltip.
  void setNotice(const QString& notice);
  bool showsProgress() const;
  /// Other work than the run of the text, beside it.
  void addJob(JobProgress* job);

 signals:
  void cancelRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fitNotice();

  QString m_wholeNotice;

  QLabel* m_notice;
  JobProgress* m_run;
  QLabel* m_facts;
};

}  // namespace headlight
