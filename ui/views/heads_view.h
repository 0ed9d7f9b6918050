#pragma once

#include <QPointer>

#include "ui/views/view.h"
#include "ui/views/view_help.h"
#include "ui/views/view_picture.h"

class QStackedLayout;

namespace headlight {

class HeadGrid;
class HeadsControls;
class SceneView;
class SingleHead;

/// The focused layer's heads as heatmaps in a grid, or the focused head large.
class HeadsView : public View {
  Q_OBJECT
 public:
  explicit HeadsView(const ViewContext& context, QWidget* parent = nullptr);

  QString id() const override { return QStringLiteral("heads"); }
  QString title() const override { return tr("Heads"); }
  QString reading() const override { return tr("Each row: where this word looks."); }
  void setSnapshot(const Snapshot& snapshot) override;
  QWidget* controls() override;
  bool can(ViewAction action) const override;
  void perform(ViewAction action) override;
  void endHover() override;
  std::vector<Question> needs(const Snapshot& snapshot) const override { return questions(snapshot); }
  void setProgress(double fraction) override;
  void reveal(const FoundToken& token) override;
  /// For ViewEntry.
  static void open(SessionState& state);
  static ViewHelp help();
  /// What it shows, for ViewPicture.
  static std::optional<PictureComparison> comparison(const Snapshot& snapshot);
  static std::vector<Question> questions(const Snapshot& snapshot);
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);
  QSize sizeHint() const override { return {800, 600}; }

  HeadGrid* grid() const { return m_grid; }
  SingleHead* singleHead() const { return m_single; }
  /// What is shown in their place while two runs are compared.
  SceneView* compared() const { return m_compared; }

 private:
  void setSingleHead(bool single, const Focus& focus);
  void updateControls();
  void requestDisplay(const DisplayOptions& display, const QString& undoText);

  Snapshot m_snapshot;
  HeadGrid* m_grid;
  SingleHead* m_single;
  SceneView* m_compared;
  QStackedLayout* m_pages;
  QPointer<HeadsControls> m_controls;  // the window owns them once it has taken them
};

}  // namespace headlight
