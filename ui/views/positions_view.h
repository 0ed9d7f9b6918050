#pragma once

#include <memory>

#include "ui/views/view.h"
#include "ui/views/view_help.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// The positional encoding of the model at hand, or of a formula, as a matrix, as curves and as similarity
/// between positions; and the focused head's attention with the encoding beside the one without it. While two
/// models are compared, the encodings of both and their difference.
class PositionsView : public View {
  Q_OBJECT
 public:
  static constexpr bool explainsRun = true;
  explicit PositionsView(const ViewContext& context, QWidget* parent = nullptr);
  ~PositionsView() override;

  QString id() const override;
  QString title() const override;
  static ViewHelp help();
  QString reading() const override { return tr("How the model is told where a word stands."); }
  bool isAboutHead() const override { return false; }
  void setSnapshot(const Snapshot& snapshot) override;
  QWidget* controls() override;
  void endHover() override;
  void setProgress(double fraction) override;
  std::vector<Question> needs(const Snapshot& snapshot) const override { return questions(snapshot); }
  /// What it shows, for ViewPicture.
  static std::optional<PictureComparison> comparison(const Snapshot& snapshot);
  static std::vector<Question> questions(const Snapshot& snapshot);
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
