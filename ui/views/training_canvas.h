#pragma once

#include <QWidget>

#include "ui/views/training_scene.h"

namespace headlight {

/// The Training picture on the screen: what was measured under the mouse, and milestones that can be dragged.
class TrainingCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingCanvas(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot);
  /// As it is painted at the present size.
  const TrainingScene& scene() const { return m_scene; }
  QSize minimumSizeHint() const override { return {320, 240}; }

 signals:
  /// A milestone was moved; `done` when the button is let go.
  void milestonesMoved(const std::vector<std::int64_t>& milestones, bool done);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void layOut();
  int milestoneAt(const QPointF& point) const;
  void drag(const QPointF& point, bool done);

  Snapshot m_snapshot;
  TrainingScene m_scene;
  int m_dragged = -1;  // a milestone; -1: none
};

}  // namespace headlight
