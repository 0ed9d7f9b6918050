#pragma once

#include <QFont>
#include <QRectF>

#include "core/trace/pattern_source.h"

namespace headlight {

/// What the layout of heatmaps with their labels and their colour scale depends on.
struct LayoutRequest {
  QRectF area;
  const PatternSource* source = nullptr;
  QFont font;  // with a pixel size
  double scaleHeight = 0;
  double devicePixelRatio = 1;
};

}  // namespace headlight
