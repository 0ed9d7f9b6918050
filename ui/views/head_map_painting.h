#pragma once

#include <QPainter>
#include <functional>

#include "ui/plots/color_scale.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/views/head_map_compare.h"
#include "ui/views/head_map_layout.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What is drawn of a snapshot, and how.
struct HeadMapScene {
  const Snapshot& snapshot;
  const HeadMapNumbers& numbers;
  const HeadMapLayout& layout;
  const HeatMapLook& look;
};

/// Draws the head map but for the frames around heads: labels, thumbnails by `paintCells` or in the colour of
/// a statistic, colour scale.
void paintHeadMap(QPainter& painter, const HeadMapScene& scene,
                  const std::function<void(const HeatMap&)>& paintCells);

/// The colour scale of a statistic.
ColorScale statisticScale(const HeadMapNumbers& numbers, const Snapshot& snapshot, bool dark,
                          const QFont& font);

/// The room of a map's title and sentence, where it has them: the map itself has what is left.
QRectF roomOfMap(const QRectF& area, const HeadMapContent& content, const QFont& font);
/// Writes them into it.
void paintMapWords(QPainter& painter, const QRectF& area, const HeadMapContent& content,
                   const PictureStyle& style, const QFont& font);

/// Marks the thumbnail of a head that has a scale of its own: a corner is cut.
void paintFaintMark(QPainter& painter, const QRectF& thumbnail, const PictureStyle& style);

/// Frames the focused head and, where it differs, the one under the mouse, and brings out their numbers.
void paintHeadFrames(QPainter& painter, const HeadMapLayout& layout, HeadId focused,
                     std::optional<HeadId> hovered, const PictureStyle& style, const QFont& font);

/// Whether interventions switch this head off.
bool isAblated(const Snapshot& snapshot, HeadId head);

}  // namespace headlight
