#pragma once

#include <memory>
#include <vector>

#include "ui/views/compare/compare_captions.h"
#include "ui/views/compare/comparison.h"
#include "ui/views/scene/page_rooms.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// One picture of a comparison with what stands above it.
struct ComparedPanel {
  ComparedPart part = ComparedPart::First;
  std::shared_ptr<const Scene> scene;
  ComparedCaption caption;
  QRectF captionAt = {};
  QPointF at = {};       // where the scene stands
  QRectF besideIt = {};  // what it paints beside itself, in its own units
};

/// The pictures of a comparison on one page: side by side where there is room, otherwise below each other.
/// Hits and marks count the first run's tokens: what is pointed at in one is marked in all.
class CompareScene : public Scene {
 public:
  /// `caption`: the height of the captions.
  CompareScene(Comparison comparison, std::vector<ComparedPanel> panels, const PageRooms& rooms,
               double caption, const QFont& font);

  QSizeF size() const override { return m_size; }
  double pinnedHeight() const override;
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  void prepare(const QRectF& part, const Execution& execution) const override;
  bool isPrepared(const QRectF& part) const override;
  SceneHit at(const QPointF& point) const override;
  SceneHit dragged(const QPointF& from, const QPointF& to) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  bool followsFocus() const override;
  /// The first run's; what is seen of the others is what belongs to that.
  std::optional<ScenePlot> plot() const override;
  QRectF plotAt(const QPointF& point) const override;
  QString summary() const override;

  const std::vector<ComparedPanel>& panels() const { return m_panels; }
  const Comparison& comparison() const { return m_comparison; }

  /// Scenes of the two runs with their own scales, before they have one together.
  std::shared_ptr<const Scene> ownFirst;
  std::shared_ptr<const Scene> ownSecond;

 private:
  void place(const PageRooms& rooms, double caption);
  const ComparedPanel* panelAt(const QPointF& point) const;
  SceneHit ofPanel(SceneHit hit, const ComparedPanel& panel) const;
  void toFirst(SceneHit& hit) const;
  void paintHeading(QPainter& painter, const PictureStyle& style) const;
  void paintCaption(QPainter& painter, const ComparedPanel& panel, const PictureStyle& style) const;
  void paintUnmatched(QPainter& painter, const ComparedPanel& panel, const PictureStyle& style) const;

  Comparison m_comparison;
  std::vector<ComparedPanel> m_panels;
  QFont m_font;
  QString m_heading;
  QSizeF m_size;
  bool m_oneRow = true;
};

}  // namespace headlight
