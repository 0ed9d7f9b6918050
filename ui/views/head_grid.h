#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/models/accessible_parts.h"
#include "ui/plots/pattern_pictures.h"
#include "ui/views/head_grid_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

class ColorBar;

/// The heads of one layer as heatmaps in a grid that fits the window; one painted widget.
class HeadGrid : public QWidget, public HasAccessibleParts {
  Q_OBJECT
 public:
  explicit HeadGrid(PictureCache* cache, QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  HeadGridLayout layoutNow() const;
  bool isComplete() const { return m_pictures.isComplete(); }
  void endHover() { m_hovered.reset(); }

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
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void paintPictures();
  void showBar(const QString& note);
  /// How pictures are coloured now: as the session says, or as a dragged end of the bar does.
  const DisplayOptions& display() const;
  QFont labelFont() const;
  int headCount() const;
  /// What a point of the widget points at; nothing if it points at nothing.
  std::optional<Focus> focusAt(const QPointF& point) const;
  void showToolTip(const QPoint& where, const Focus& focus);

  Snapshot m_snapshot;
  PatternPictures m_pictures;
  QPixmap m_picture;  // everything that does not follow the focus
  HeadGridLayout m_layout;
  HeatMapLook m_look;
  ColorBar* m_bar;
  bool m_stale = true;
  std::optional<Focus> m_hovered;
};

}  // namespace headlight
