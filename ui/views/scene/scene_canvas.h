#pragma once

#include <QAbstractScrollArea>
#include <functional>
#include <memory>
#include <optional>

#include "ui/views/scene/scene.h"
#include "ui/views/scene/scene_scroll.h"

namespace headlight {

/// A scene under the mouse, scrolled where it is larger than the room: the part of SceneView that paints it
/// with its marks and says what is hovered and clicked. GUI thread.
class SceneCanvas : public QAbstractScrollArea {
 public:
  explicit SceneCanvas(QWidget* parent);
  QSize minimumSizeHint() const override { return {240, 160}; }

  std::shared_ptr<const Scene> scene;
  Focus focus;
  std::vector<QRectF> found;  // of the scene, what a search found in it
  std::function<void(const SceneHit&)> clicked;
  std::function<void(const SceneHit&)> hovered;  // another thing than before, or nothing
  std::function<void()> resized;
  std::function<void()> scrolled;
  // Of scenes with a pattern that can be looked into closer; by fractions of it.
  std::function<void(double factor, const QPointF& anchor)> zoomed;
  std::function<void(const QPointF& fraction)> panned;
  std::function<void()> fitted;
  bool isCloser = false;  // not all of the pattern is seen, so that it can be dragged

  /// How far it is scrolled.
  QPointF offset() const;
  SceneWindow window() const { return {offset(), QSizeF(viewport()->size())}; }

  /// What the mouse is on stays under it, and a click that began before is not lost.
  void setScene(std::shared_ptr<const Scene> next);

  /// The point of the scene that is seen at a point of the viewport.
  QPointF toScene(const QPointF& point) const;

  /// After a change of the scene's size or of the room.
  void updateScrollBars();

  /// Scrolls to the part that the scene asks for, where it has not done so for the scene before.
  void showWanted(const QRectF& before);

  /// Scrolls so that what the focus is on is seen.
  void showFocus();

  /// Forgets what is under the mouse and a click that began, without telling.
  void endHover();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent*) override;
  void scrollContentsBy(int, int) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent*) override;
  // Arrows belong to the window: they walk tokens and heads.
  void keyPressEvent(QKeyEvent* event) override;

 private:
  /// What of the scene is seen in a rectangle of the viewport when it is scrolled so far.
  void paintPart(QPainter& painter, const QRectF& seen, const QPointF& offset, const PictureStyle& style);

  /// Whether the pattern is being dragged, which it is from a press on it that has moved.
  bool drags(const QPointF& to);
  bool takeZoomKey(const QKeyEvent& event);
  void scrollTo(const QPointF& offset);

  SceneHit m_hit;
  std::optional<Focus> m_told;  // what hovered() was last called with
  QPointF m_mouseAt;            // of the viewport, when something was last hit
  std::optional<QPointF> m_pressedAt;
  std::optional<QPointF> m_draggedTo;  // of the viewport, while the pattern is dragged
};

}  // namespace headlight
