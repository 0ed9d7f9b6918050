#include "ui/views/training_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/plots/picture_font.h"

namespace headlight {

TrainingCanvas::TrainingCanvas(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setAccessibleName(tr("Loss, learning rate, gradient norm and speed of the training"));
}

void TrainingCanvas::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  layOut();
}

void TrainingCanvas::layOut() {
  m_scene = TrainingScene::make(m_snapshot, QRectF(rect()).adjusted(10, 8, -8, -4), pictureFont(*this));
  update();
}

void TrainingCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const PictureStyle& style = pictureStyle(palette());
  painter.fillRect(rect(), style.base);
  paintTraining(painter, m_scene, style);
}

void TrainingCanvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

int TrainingCanvas::milestoneAt(const QPointF& point) const {
  return m_scene.milestoneAt(point, optionsIn<TrainingOptions>(m_snapshot.state.viewOptions).schedule);
}

void TrainingCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) m_dragged = milestoneAt(event->position());
}

void TrainingCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (m_dragged >= 0) return drag(event->position(), false);
  const bool grips = milestoneAt(event->position()) >= 0;
  setCursor(grips ? Qt::SplitHCursor : Qt::ArrowCursor);
  const qint64 step = m_scene.stepAt(event->position());
  if (step < 0)
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), trainingTip(m_snapshot, step), this);
}

void TrainingCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (m_dragged < 0) return;
  drag(event->position(), true);
  m_dragged = -1;
}

/// The plot keeps its scale while a milestone moves in it.
void TrainingCanvas::drag(const QPointF& point, bool done) {
  const TrainingPanel& panel = m_scene.panels[TrainingScene::Rate];
  const double step = panel.plot.scale(panel.body).xAt(point.x());
  const auto options = optionsIn<TrainingOptions>(m_snapshot.state.viewOptions);
  std::vector<std::int64_t> milestones = options.schedule.milestones;
  if (m_dragged >= static_cast<int>(milestones.size())) return;
  const auto most = static_cast<double>(options.steps);
  milestones[static_cast<std::size_t>(m_dragged)] = std::llround(std::clamp(step, 0.0, most));
  emit milestonesMoved(milestones, done);
}

void TrainingCanvas::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) layOut();
}

}  // namespace headlight
