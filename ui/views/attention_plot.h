#pragma once

#include "ui/plots/color_scale.h"
#include "ui/plots/heat_map_painter.h"
#include "ui/plots/token_axis.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// One head's heatmap with its token axes and its scale, laid out inside an area; of a long text its first
/// tokens.
struct AttentionPlot {
  static constexpr std::int64_t mostTokens = 256;

  HeatMap heatMap;
  TokenAxis queries;
  TokenAxis keys;
  QRectF scale;

  /// The plot fills `area`; it is square where queries and keys are as many.
  AttentionPlot(const PatternSource& source, const Snapshot& snapshot, const QRectF& area, const QFont& font);
  /// The room of the labels beside a plot of this side: left of it and above it.
  static QSizeF labelRoom(const PatternSource& source, double side, const QFont& font);
  /// The room of the scale below the plot.
  static double scaleRoom(const QFont& font);
};

}  // namespace headlight
