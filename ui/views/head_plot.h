#pragma once

#include <qcustomplot.h>

#include <QTimer>
#include <optional>

#include "ui/models/accessible_parts.h"
#include "ui/models/large_head.h"
#include "ui/plots/heat_map_viewport.h"
#include "ui/plots/pattern_pictures.h"
#include "ui/views/single_head_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

class ColorBar;

/// One head large: zoom by wheel and + - keys, pan by dragging, F, 0 or a double click fits everything, and a
/// minimap shows where one is.
class HeadPlot : public QCustomPlot, public HasAccessibleParts {
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
  void endHover() { m_hovered.reset(); }

  /// The head, and the focused cell if there is one.
  int accessiblePartCount() const override;
  AccessiblePart accessiblePart(int index) const override;
  int chosenAccessiblePart() const override;
  int accessiblePartAt(const QPoint& point) const override;
  void chooseAccessiblePart(int index) override;

 signals:
  void focusRequested(const headlight::Focus& focus);
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  void closeRequested();
  /// Whether everything is in view has changed.
  void fitChanged();
  /// Other colours for every picture.
  void displayRequested(const headlight::DisplayOptions& display, const QString& undoText);

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
  void fitOtherSubject(const Snapshot& snapshot);
  void redraw();
  void viewChanged();
  void rest();
  QRegion movingRegion() const;
  const DisplayOptions& display() const;
  void showBar(const QString& note);
  void paintAround(QPainter& painter);
  void paintContents(QPainter& painter);
  void paintOverlay(QPainter& painter);
  QRectF minimapRect() const;
  QPointF fractionAt(const QPointF& point) const;
  std::optional<Focus> focusAt(const QPointF& point) const;
  void hover(const QPointF& point, const QPoint& global);
  void moveByMinimap(const QPointF& point);

  /// What is looked at, apart from the head.
  struct Subject {
    QString text, pairText, source;
    const Model* model = nullptr;  // compared, never followed
    AttentionKind kind = AttentionKind::Encoder;
    bool operator==(const Subject&) const = default;
  };
  /// How tokens are told apart beside the heatmap.
  struct Labels {
    AxisMode queries = AxisMode::Bare;
    AxisMode keys = AxisMode::Bare;
    bool flat = false;  // the keys' labels are not turned
    bool operator==(const Labels&) const = default;
  };
  Labels labelsNow() const;

  enum class Drag { None, Pressed, Pan, Minimap };

  Snapshot m_snapshot;
  LargeHead m_large;  // of m_snapshot
  PatternPictures m_pictures;
  HeatMapViewport m_view;
  SingleHeadLayout m_layout;
  HeatMapLook m_look;
  bool m_wasFit = true;
  Subject m_subject;
  Labels m_labels;  // that the layout has room for
  ColorBar* m_bar;
  QRegion m_painted;  // of the last frame in movement: the minimap may have been elsewhere
  QTimer m_resting;   // runs out when nothing has moved for a while
  Drag m_drag = Drag::None;
  QPointF m_dragFrom;
  std::optional<Focus> m_hovered;
};

}  // namespace headlight
