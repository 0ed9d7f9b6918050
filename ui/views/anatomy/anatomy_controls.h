#pragma once

#include <QStringList>

#include "ui/compute/latest_job.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/scene/view_controls.h"

class QToolButton;

namespace headlight {

/// Steps through the stages, pins the token that others are compared with, shows the weights of q, k and v.
class AnatomyControls : public ViewControls {
  Q_OBJECT
 public:
  explicit AnatomyControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  QToolButton* addStep(const QString& text, const QString& tip, const QKeySequence& keys, int by);
  void step(int by);
  void goOn(int by);
  void request(const AnatomyOptions& options, const QString& undoText);
  void pin(bool checked);
  QString pinText(qint64 pinned) const;

  QToolButton* m_pin = nullptr;
  QToolButton* m_weights = nullptr;
  Snapshot m_snapshot;
  QStringList m_steps;  // ids of the stages of the snapshot; empty: not known yet
  LatestJob m_job;      // finds them
};

}  // namespace headlight
