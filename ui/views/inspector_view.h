#pragma once

#include <memory>

#include "ui/views/view.h"
#include "ui/views/view_help.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// What the focused query token looks at, its keys ranked by weight, or what looks at the focused token, the
/// queries ranked likewise; of one head or averaged over chosen ones; the numbers behind the focused cell;
/// and facts about the head. While two runs are compared it has the numbers of both, and A - B.
class InspectorView : public View {
  Q_OBJECT
 public:
  explicit InspectorView(const ViewContext& context, QWidget* parent = nullptr);
  ~InspectorView() override;

  QString id() const override;
  QString title() const override;
  static ViewHelp help();
  void setSnapshot(const Snapshot& snapshot) override;
  std::vector<Question> needs(const Snapshot& snapshot) const override { return questions(snapshot); }
  /// What it shows, for ViewPicture.
  static std::optional<PictureComparison> comparison(const Snapshot& snapshot);
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static std::vector<Question> questions(const Snapshot& snapshot);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);

  /// A layout would take the height that all of it wants for the least; the list gives way long before.
  bool hasHeightForWidth() const override { return false; }
  QSize minimumSizeHint() const override;

  /// Puts the ranked keys on the clipboard as a table.
  void copyTable() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
