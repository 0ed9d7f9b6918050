#pragma once

#include <QWidget>

#include "ui/views/snapshot.h"

namespace headlight {

/// Controls of one view: they show its options and ask for others.
class ViewControls : public QWidget {
  Q_OBJECT
 public:
  explicit ViewControls(QWidget* parent = nullptr) : QWidget(parent) {}
  /// Called for every change; shows the snapshot without emitting anything.
  virtual void setSnapshot(const Snapshot& snapshot) = 0;

 signals:
  /// The whole new state, made from the one last shown. Without an undo text the change cannot be undone by
  /// itself.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);
  /// What was asked for without an undo text since `before` is one step, such as the drag of a slider.
  void stepMade(const headlight::SessionState& before, const QString& undoText);
};

}  // namespace headlight
