#pragma once

#include <qcustomplot.h>

#include <optional>

#include "ui/plots/heat_map_viewport.h"
#include "ui/plots/pattern_pictures.h"
#include "ui/views/single_head_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// One head large: zoom by wheel and + - keys, pan by dragging, F, 0 or a double click fits everything, and a
/// minimap shows where one is.
class HeadPlot : public QCustomPlot {
  Q_OBJECT
 public:
  explicit HeadPlot(PictureCache* cache, QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  void fit();
  void zoomIn(double factor);
  /// Brings a cell to the middle, zooming in first where labels do not fit.
  void jumpTo(std::int64_t query, std::int64_t key);

  const SingleHeadLayout& layoutNow() const { return m_layout; }
  const HeatMapViewport& headViewport() const { return m_view; }
  bool isComplete() const { return m_pictures.isComplete(); }

 signals:
  void focusRequested(const headlight::Focus& focus);
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  void closeRequested();
  void findRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  bool hasPattern() const { return m_look.style && m_snapshot.patterns(); }
  void layOut();
  void redraw();
  void viewChanged();
  void paintContents(QPainter& painter);
  void paintOverlay(QPainter& painter);
  QRectF minimapRect() const;
  QPointF fractionAt(const QPointF& point) const;
  std::optional<Focus> focusAt(const QPointF& point) const;
  void hover(const QPointF& point, const QPoint& global);
  void moveByMinimap(const QPointF& point);

  enum class Drag { None, Pressed, Pan, Minimap };

  Snapshot m_snapshot;
  PatternPictures m_pictures;
  HeatMapViewport m_view;
  SingleHeadLayout m_layout;
  HeatMapLook m_look;
  Drag m_drag = Drag::None;
  QPointF m_dragFrom;
  std::optional<Focus> m_hovered;
};

}  // namespace headlight
