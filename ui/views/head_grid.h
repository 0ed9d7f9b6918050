#pragma once

#include "ui/views/head_grid_layout.h"
#include "ui/views/kept_picture.h"

namespace headlight {

/// The heads of one layer as heatmaps in a grid that fits the window; one painted widget.
class HeadGrid : public KeptPicture<QWidget, Focus> {
  Q_OBJECT
 public:
  explicit HeadGrid(PictureCache* cache, QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  HeadGridLayout layoutNow() const;

  /// The heads of the layer, then the focused cell if there is one.
  int accessiblePartCount() const override;
  AccessiblePart accessiblePart(int index) const override;
  int chosenAccessiblePart() const override;
  int accessiblePartAt(const QPoint& point) const override;
  void chooseAccessiblePart(int index) override;

 signals:
  void focusRequested(const headlight::Focus& focus);
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  /// Other colours for every picture.
  void displayRequested(const headlight::DisplayOptions& display, const QString& undoText);
  /// Show this head large.
  void headOpened(const headlight::Focus& focus);

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void paintKept(QPainter& painter, const PictureStyle& style) override;
  void paintOver(QPainter& painter, const PictureStyle& style) override;
  void hoverLeft() override { emit previewEnded(); }
  QFont labelFont() const;
  int headCount() const;
  /// What a point of the widget points at; nothing if it points at nothing.
  std::optional<Focus> focusAt(const QPointF& point) const;
  void showToolTip(const QPoint& where, const Focus& focus);

  HeadGridLayout m_layout;
};

}  // namespace headlight
