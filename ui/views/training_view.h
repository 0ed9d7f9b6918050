#pragma once

#include <memory>

#include "ui/views/focus_part.h"
#include "ui/views/view.h"
#include "ui/views/view_help.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// A small model is trained on a text, and looked at while it learns: loss, learning rate, gradient norm and
/// speed; the snapshots in a row, each of which every other view can show. The schedule alone can be
/// explored without training. While two models are compared that both come from a training, the curves of
/// both.
class TrainingView : public View {
  Q_OBJECT
 public:
  static constexpr bool explainsRun = true;
  explicit TrainingView(const ViewContext& context, QWidget* parent = nullptr);
  ~TrainingView() override;

  QString id() const override;
  QString title() const override;
  static ViewHelp help();
  static constexpr FocusPart shows = FocusPart::Nothing;
  QString reading() const override {
    return tr("How a model learns: its loss falls, and its heads take shape.");
  }
  bool isAboutHead() const override { return false; }
  void setSnapshot(const Snapshot& snapshot) override;
  std::vector<Question> needs(const Snapshot& snapshot) const override { return questions(snapshot); }
  QWidget* controls() override;
  /// What it shows, for ViewPicture.
  static std::optional<PictureComparison> comparison(const Snapshot& snapshot);
  static std::vector<Question> questions(const Snapshot& snapshot);
  static void paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                           const Execution& execution);
  static QSizeF pictureSize(const Snapshot& snapshot, const PaintRequest& request);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
