#pragma once

#include <QWidget>

#include "ui/views/snapshot.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace headlight {

/// What is trained and with which schedule, with the buttons that start, pause and stop it.
class TrainingControls : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);

 signals:
  void stateRequested(const headlight::SessionState& state, const QString& undoText);
  void textRequested();
  void startRequested();
  void pauseRequested(bool paused);
  void stopRequested();

 private:
  void buildModelRow();
  void buildScheduleRow();
  void buildButtons();
  QWidget* labelled(const QString& name, QWidget* control, const QString& help);
  QComboBox* addChoice(const QString& name, const QStringList& choices, const QString& help);
  QSpinBox* addNumber(const QString& name, int least, int most, const QString& help);
  void request(const QString& undoText);
  void requestRate();
  void requestMilestones();
  void showOptions(const TrainingOptions& options);
  void showProgress(const TrainingHistory& history);

  QPushButton* m_text = nullptr;
  QComboBox* m_size = nullptr;
  QComboBox* m_objective = nullptr;
  QSpinBox* m_steps = nullptr;
  QSpinBox* m_snapshots = nullptr;
  QComboBox* m_kind = nullptr;
  QLineEdit* m_rate = nullptr;
  QLineEdit* m_milestones = nullptr;
  QDoubleSpinBox* m_gamma = nullptr;
  QSpinBox* m_warmup = nullptr;
  QPushButton* m_start = nullptr;
  QPushButton* m_pause = nullptr;
  QPushButton* m_stop = nullptr;
  QLabel* m_progress = nullptr;
  SessionState m_state;
  bool m_paused = false;
  bool m_updating = false;
};

}  // namespace headlight
