#pragma once

#include <QPainter>
#include <functional>

#include "ui/models/large_head.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/views/single_head_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// One large head, or a mean of heads, and what of it is in view.
struct SingleHeadScene {
  const Snapshot& snapshot;
  const LargeHead& large;
  const HeatMapLook& look;
  const SingleHeadLayout& layout;
  QRectF cells;

  HeatMap heatMap() const;
};

/// Draws what stays while the mouse moves: title, cells by `paintCells`, numbers, frame, colour scale.
void paintSingleHead(QPainter& painter, const SingleHeadScene& scene, const QString& note,
                     const std::function<void(const HeatMap&)>& paintCells);
/// Draws what follows the focus: token labels and the marked row and column.
void paintSingleHeadFocus(QPainter& painter, const SingleHeadScene& scene);
/// Draws the whole head small, with a frame around the cells that are in view.
void paintMinimap(QPainter& painter, const HeatMap& whole, const QRectF& cells, const PictureStyle& style,
                  const std::function<void(const HeatMap&)>& paintCells);

}  // namespace headlight
