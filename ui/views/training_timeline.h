#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/views/snapshot.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace headlight {

/// The snapshots of a training in a row: dragging chooses the one that every view shows, playing goes through
/// them one by one, and one of them can be what the one that is shown is compared with.
class TrainingTimeline : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingTimeline(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);

 signals:
  /// Show the model in this folder; without an undo text while it plays or is dragged.
  void stepRequested(const QString& folder);
  void followRequested(bool follow);
  /// Compare with the model in this folder.
  void compareRequested(const QString& folder);
  void framesRequested();

 private:
  void play(bool playing);
  void showNext();
  void request(int index);
  int shownIndex() const;
  int indexOf(const QString& folder) const;

  QToolButton* m_play = nullptr;
  QSlider* m_slider = nullptr;
  QLabel* m_step = nullptr;
  QCheckBox* m_follow = nullptr;
  QToolButton* m_compare = nullptr;
  QPushButton* m_frames = nullptr;
  QTimer m_playing;
  Snapshot m_snapshot;
  std::vector<TrainingHistory::Snapshot> m_steps;
  QString m_requested;  // the folder asked for last
  bool m_updating = false;
};

}  // namespace headlight
