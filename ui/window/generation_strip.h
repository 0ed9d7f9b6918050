#pragma once

#include <QWidget>
#include <functional>

#include "ui/session/predictions_options.h"
#include "ui/views/snapshot.h"

class QCheckBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace headlight {

class TimelineBar;

/// Lets the model go on with the text, and shows what it has written as a timeline. In view beside the
/// Predictions view, and beside every other one while there is something written.
class GenerationStrip : public QWidget {
  Q_OBJECT
 public:
  explicit GenerationStrip(QWidget* parent = nullptr);

  /// `offers`: whether it is in view although nothing is written.
  void setSnapshot(const Snapshot& snapshot, bool offers);
  /// Whether the model is writing.
  void setRunning(bool running);
  TimelineBar* timeline() const { return m_timeline; }

 signals:
  void tokensWanted(int count);
  void stopRequested();
  void stepChosen(qint64 step);
  void leaveRequested();
  /// Other options of the Predictions view.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);

 private:
  QToolButton* addButton(const QString& text, const std::function<void()>& clicked);
  void addOptions();
  void request(const QString& undoText, const std::function<void(PredictionsOptions&)>& edit);
  void showState();

  Snapshot m_snapshot;
  bool m_running = false;
  QToolButton* m_next;
  QToolButton* m_generate;
  QSpinBox* m_count = nullptr;
  QCheckBox* m_draws = nullptr;
  QSpinBox* m_seed = nullptr;
  TimelineBar* m_timeline;
  QLabel* m_hint;  // why nothing can be generated, or what would be
  QToolButton* m_leave;
};

}  // namespace headlight
