#pragma once

#include <QPixmap>

#include "ui/models/accessible_parts.h"
#include "ui/plots/pattern_pictures.h"
#include "ui/views/head_map_layout.h"
#include "ui/views/view.h"
#include "ui/views/view_picture.h"

namespace headlight {

class ColorBar;

/// All layers and heads as thumbnails, one painted widget. Hover previews a head, a click or the arrow keys
/// focus it, Enter or a double click shows it large.
class HeadMapView : public View, public HasAccessibleParts {
  Q_OBJECT
 public:
  explicit HeadMapView(const ViewContext& context, QWidget* parent = nullptr);

  QString id() const override { return QStringLiteral("head-map"); }
  QString title() const override { return tr("Head map"); }
  void setSnapshot(const Snapshot& snapshot) override;
  void endHover() override;
  int accessiblePartCount() const override;
  AccessiblePart accessiblePart(int index) const override;
  int chosenAccessiblePart() const override;
  int accessiblePartAt(const QPoint& point) const override;
  void chooseAccessiblePart(int index) override;
  /// What it shows, for ViewPicture.
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);
  QSize sizeHint() const override { return {300, 340}; }
  QSize minimumSizeHint() const override { return {150, 150}; }

  /// Where things are on the widget.
  HeadMapLayout layoutNow() const;
  bool isComplete() const { return m_pictures.isComplete(); }

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
  bool event(QEvent* event) override;

 private:
  void repaintAll();
  void showBar(const HeadMapLayout& layout);
  const DisplayOptions& display() const;
  void paintThumbnails();
  void requestHead(HeadId head);
  void openHead(HeadId head);

  Snapshot m_snapshot;
  PatternPictures m_pictures;
  QPixmap m_picture;  // everything but the frames of focus and hover
  HeatMapLook m_look;
  ColorBar* m_bar;
  bool m_stale = true;
  std::optional<HeadId> m_hovered;
};

}  // namespace headlight
