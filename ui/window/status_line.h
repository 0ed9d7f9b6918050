#pragma once

#include <QStatusBar>
#include <QTimer>

#include "ui/compute/compute_controller.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace headlight {

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

 signals:
  void cancelRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void showProgress(bool shown);
  void fitNotice();

  QString m_wholeNotice;

  QLabel* m_notice;
  QLabel* m_stage;
  QProgressBar* m_progress;
  QToolButton* m_cancel;
  QLabel* m_facts;
  QTimer m_patience;
};

}  // namespace headlight
