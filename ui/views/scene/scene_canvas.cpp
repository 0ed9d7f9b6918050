#include "ui/views/scene/scene_canvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace headlight {

namespace {

constexpr double kZoomStep = 1.25;  // of a notch of the wheel, as in one large head
constexpr double kNotch = 120;      // in the units of a wheel's angle

}  // namespace

SceneCanvas::SceneCanvas(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  viewport()->setMouseTracking(true);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
}

QPointF SceneCanvas::offset() const {
  return {double(horizontalScrollBar()->value()), double(verticalScrollBar()->value())};
}

void SceneCanvas::setScene(std::shared_ptr<const Scene> next) {
  scene = std::move(next);
  updateScrollBars();
  if (!scene)
    endHover();
  else if (m_hit.focus || !m_hit.rect.isEmpty())
    m_hit = m_pressedAt ? scene->dragged(*m_pressedAt, toScene(m_mouseAt)) : scene->at(toScene(m_mouseAt));
  viewport()->update();
}

QPointF SceneCanvas::toScene(const QPointF& point) const {
  const bool pinned = scene && point.y() < scene->pinnedHeight();
  return point + QPointF(offset().x(), pinned ? 0 : offset().y());
}

void SceneCanvas::updateScrollBars() {
  const QSizeF size = scene ? scene->size() : QSizeF();
  const auto set = [](QScrollBar* bar, double whole, int seen) {
    bar->setRange(0, std::max(0, static_cast<int>(std::ceil(whole)) - seen));
    bar->setPageStep(seen);
    bar->setSingleStep(std::max(1, seen / 12));
  };
  set(horizontalScrollBar(), size.width(), viewport()->width());
  set(verticalScrollBar(), size.height(), viewport()->height());
}

void SceneCanvas::scrollTo(const QPointF& offset) {
  horizontalScrollBar()->setValue(static_cast<int>(offset.x()));
  verticalScrollBar()->setValue(static_cast<int>(offset.y()));
}

void SceneCanvas::showWanted(const QRectF& before) {
  if (scene) scrollTo(offsetToWanted(*scene, before, window()));
}

void SceneCanvas::showFocus() {
  if (scene) scrollTo(offsetToFocus(*scene, focus, window()));
}

void SceneCanvas::scrollContentsBy(int, int) {
  viewport()->update();
  if (scrolled) scrolled();
}

void SceneCanvas::endHover() {
  m_hit = {};
  m_told.reset();
  m_pressedAt.reset();
  m_draggedTo.reset();
  viewport()->update();
}

void SceneCanvas::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  const PictureStyle& style = pictureStyle(palette());
  painter.fillRect(event->rect(), style.base);
  if (!scene) return;
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  const QRectF seen(event->rect());
  const double pinned = scene->pinnedHeight();
  const QRectF below = seen.intersected(QRectF(viewport()->rect()).adjusted(0, pinned, 0, 0));
  if (!below.isEmpty()) paintPart(painter, below, offset(), style);
  const QRectF above = seen.intersected(QRectF(0, 0, viewport()->width(), pinned));
  if (!above.isEmpty()) paintPart(painter, above, {offset().x(), 0}, style);
}

void SceneCanvas::resizeEvent(QResizeEvent*) {
  updateScrollBars();
  if (resized) resized();
}

void SceneCanvas::mouseMoveEvent(QMouseEvent* event) {
  if (!scene) return;
  m_mouseAt = event->position();
  const QPointF at = toScene(m_mouseAt);
  if (drags(m_mouseAt)) return;
  const SceneHit next = m_pressedAt ? scene->dragged(*m_pressedAt, at) : scene->at(at);
  viewport()->setCursor(next.focus || next.change ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (next.tip.isEmpty())
    QToolTip::hideText();
  else
    QToolTip::showText(event->globalPosition().toPoint(), next.tip, this);
  const bool same = next.rect == m_hit.rect && next.rects == m_hit.rects && next.focus == m_hit.focus &&
                    next.outline == m_hit.outline;
  m_hit = next;
  // The scene may have become another one under the mouse since then.
  if (same && (m_pressedAt || m_told == next.focus)) return;
  viewport()->update();
  if (m_pressedAt || !hovered) return;
  m_told = m_hit.focus;
  hovered(m_hit);
}

bool SceneCanvas::drags(const QPointF& to) {
  if (!m_pressedAt || !isCloser || !panned) return false;
  const QRectF plot = scene->plotAt(*m_pressedAt);
  if (plot.isEmpty()) return false;
  const QPointF from = m_draggedTo.value_or(*m_pressedAt - (toScene(to) - to));
  if (!m_draggedTo && (to - from).manhattanLength() < QApplication::startDragDistance()) return false;
  m_draggedTo = to;
  QToolTip::hideText();
  viewport()->setCursor(Qt::ClosedHandCursor);
  panned({(to.x() - from.x()) / plot.width(), (to.y() - from.y()) / plot.height()});
  return true;
}

void SceneCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) m_pressedAt = toScene(event->position());
}

void SceneCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_pressedAt || !scene) return;
  if (std::exchange(m_draggedTo, std::nullopt)) {
    m_pressedAt.reset();
    viewport()->setCursor(Qt::ArrowCursor);
    return;
  }
  const SceneHit released =
      scene->dragged(*std::exchange(m_pressedAt, std::nullopt), toScene(event->position()));
  if (clicked) clicked(released);
}

void SceneCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  const bool onPlot = scene && !scene->plotAt(toScene(event->position())).isEmpty();
  if (event->button() == Qt::LeftButton && isCloser && fitted && onPlot)
    fitted();
  else
    QAbstractScrollArea::mouseDoubleClickEvent(event);
}

void SceneCanvas::wheelEvent(QWheelEvent* event) {
  const QPointF at = toScene(event->position());
  const QRectF plot = scene && zoomed && panned ? scene->plotAt(at) : QRectF();
  if (plot.isEmpty()) return QAbstractScrollArea::wheelEvent(event);
  const QPoint delta = event->angleDelta();
  const bool sideways = std::abs(delta.x()) > std::abs(delta.y());
  QToolTip::hideText();
  if (event->modifiers() & Qt::ShiftModifier || sideways)
    panned({(sideways ? delta.x() : delta.y()) / kNotch * 0.1, 0});
  else
    zoomed(std::pow(kZoomStep, delta.y() / kNotch),
           {(at.x() - plot.left()) / plot.width(), (at.y() - plot.top()) / plot.height()});
  event->accept();
}

bool SceneCanvas::takeZoomKey(const QKeyEvent& event) {
  const bool plain = !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
  if (!plain || !scene || !zoomed || !fitted || !scene->plot()) return false;
  switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomed(kZoomStep, {0.5, 0.5});
      return true;
    case Qt::Key_Minus:
      zoomed(1 / kZoomStep, {0.5, 0.5});
      return true;
    case Qt::Key_0:
    case Qt::Key_F:
      fitted();
      return true;
    default:
      return false;
  }
}

void SceneCanvas::leaveEvent(QEvent*) {
  const bool wasSomewhere = m_hit.focus.has_value();
  endHover();
  if (wasSomewhere && hovered) hovered({});
}

void SceneCanvas::keyPressEvent(QKeyEvent* event) {
  if (takeZoomKey(*event)) return;
  switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
      QAbstractScrollArea::keyPressEvent(event);
      break;
    default:
      event->ignore();
  }
}

void SceneCanvas::paintPart(QPainter& painter, const QRectF& seen, const QPointF& offset,
                            const PictureStyle& style) {
  painter.save();
  painter.setClipRect(seen);
  painter.translate(-offset);
  painter.save();
  scene->paint(painter, seen.translated(offset), style);
  painter.restore();
  std::vector<SceneMark> marks;
  const QRectF part = seen.translated(offset);
  for (const QRectF& rect : found)
    if (rect.intersects(part)) marks.push_back({rect, SceneMark::Role::Found});
  const std::vector<SceneMark> ofFocus = scene->marks(focus);
  marks.insert(marks.end(), ofFocus.begin(), ofFocus.end());
  for (const QRectF& rect : m_hit.rects) marks.push_back({rect, SceneMark::Role::Hover});
  if (m_hit.rects.empty() && !m_hit.rect.isEmpty())
    marks.push_back({m_hit.rect, SceneMark::Role::Hover, m_hit.outline});
  paintMarks(painter, marks, style);
  painter.restore();
}

}  // namespace headlight
