#pragma once

#include <map>
#include <memory>
#include <vector>

#include "ui/models/large_head.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/views/head_grid_layout.h"
#include "ui/views/scene/page_rooms.h"
#include "ui/views/scene/scene.h"
#include "ui/views/single_head_layout.h"

namespace headlight {

/// The heatmaps of a scene with their look: what stays while the focus moves.
struct HeadsPictures;

/// The Heads view as a scene, for where it stands beside others: the focused layer's heads as a grid, or one
/// head large, whole.
class HeadsScene : public Scene {
 public:
  /// A snapshot with patterns. Throws Cancelled.
  HeadsScene(const Snapshot& snapshot, const SceneRequest& request, const Execution& execution);
  ~HeadsScene() override;

  QSizeF size() const override { return {m_request.width, m_request.height}; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  std::vector<QRectF> labelsOf(std::int64_t token, bool query) const override;
  double fittedEnd() const override;
  std::optional<ScenePlot> plot() const override;
  QString summary() const override;

  /// Where a head's cells are; empty: there is no room for it, or it is not shown.
  QRectF plotOf(HeadId head) const;

 private:
  /// Beside others there is room for one head.
  bool isSingle() const { return m_request.place || m_snapshot.state.singleHead; }
  const PatternSource& source() const { return *m_large.source; }
  std::vector<HeatMap> heatMaps() const;
  QRectF seenCells() const;
  void layOut();
  void paintHeads(QPainter& painter, const HeatMapLook& look, bool keptImages) const;
  SceneHit hitCell(const HeatMap& heatMap, const CellMarks& cell) const;
  SceneHit hitLabel(const QPointF& point) const;
  std::vector<TokenAxis> axes(bool queries) const;

  Snapshot m_snapshot;
  SceneRequest m_request;
  LargeHead m_large;  // of a grid the focused head
  SingleHeadLayout m_single;
  HeadGridLayout m_grid;
  std::shared_ptr<const HeadsPictures> m_pictures;
};

/// Heads as a scene of its own, which says what is missing. Compared, each run has all that is asked for: a
/// grid or a large head.
struct HeadGridsPicture {
  static constexpr const char* id = "heads";
  static constexpr bool differs = true;
  static QString title();
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
};

/// The same as people look at it: several runs have one head each, as large as the page allows.
struct HeadsPicture : HeadGridsPicture {
  static PageRooms divide(const SharedPage& page);
};

}  // namespace headlight
