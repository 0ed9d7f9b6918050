#pragma once

#include "ui/views/head_map_compare.h"
#include "ui/views/head_map_layout.h"
#include "ui/views/kept_picture.h"
#include "ui/views/view.h"
#include "ui/views/view_help.h"
#include "ui/views/view_picture.h"

namespace headlight {

class HeadMapControls;

/// All layers and heads as thumbnails, or coloured by a statistic, one painted widget. Hover previews a head,
/// a click or the arrow keys focus it, Enter or a double click shows it large. While two runs are compared it
/// is the map of one of them or of their difference.
class HeadMapView : public KeptPicture<View, HeadId> {
  Q_OBJECT
 public:
  explicit HeadMapView(const ViewContext& context, QWidget* parent = nullptr);

  QString id() const override { return QStringLiteral("head-map"); }
  QString title() const override { return tr("Head map"); }
  static ViewHelp help();
  void setSnapshot(const Snapshot& snapshot) override;
  std::vector<Question> needs(const Snapshot& snapshot) const override { return questions(snapshot); }
  QWidget* controls() override;
  int accessiblePartCount() const override;
  AccessiblePart accessiblePart(int index) const override;
  int chosenAccessiblePart() const override;
  int accessiblePartAt(const QPoint& point) const override;
  void chooseAccessiblePart(int index) override;
  /// What it shows, for ViewPicture.
  static std::optional<PictureComparison> comparison(const Snapshot& snapshot);
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static std::vector<Question> questions(const Snapshot& snapshot);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);
  QSize sizeHint() const override { return {300, 340}; }
  QSize minimumSizeHint() const override { return {150, 150}; }

  /// Where things are on the widget.
  HeadMapLayout layoutNow() const;

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  bool keepsLast(const HeadMapContent& next) const;
  ColorFit fitNow(const DisplayOptions& shown);
  void paintKept(QPainter& painter, const PictureStyle& style) override;
  void paintOver(QPainter& painter, const PictureStyle& style) override;
  void hoverLeft() override { emit previewEnded(); }
  void requestHead(HeadId head);
  void openHead(HeadId head);
  QString tipOf(HeadId head) const;

  HeadMapContent m_content;     // its snapshot is the base's
  PatternPictures m_others;     // the scale of the other run's patterns
  HeadMapControls* m_controls;  // a child until a window places it
};

}  // namespace headlight
