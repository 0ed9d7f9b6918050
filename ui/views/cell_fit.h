#pragma once

#include <QRectF>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Where a whole pattern stands in `area`: as large as the room allows, in the middle. Cells are squares; in
/// patterns of at most 64 tokens, where one looks at cells, they may be up to half as long again in one
/// direction to fill the area, and further as far as their numbers need it. Edges are on device pixels.
QRectF fitCells(const QRectF& area, const PatternShape& shape, double devicePixelRatio);

}  // namespace headlight
