#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <optional>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Where the head map draws what: one thumbnail for each head, layers as rows, heads as columns.
struct HeadMapLayout {
  PatternShape shape;
  QRectF area;
  QRectF thumbnails;  // all of them, with the gaps between
  QSizeF pitch;       // from one thumbnail to the next
  QSizeF thumbnail;
  QRectF scale;  // of the colour scale, below

  /// `scaleHeight` is the room that the colour scale takes.
  static HeadMapLayout make(const QRectF& area, const PatternShape& shape, const QFont& font,
                            double scaleHeight, double devicePixelRatio);

  QRectF rectOf(HeadId head) const;
  std::optional<HeadId> headAt(const QPointF& point) const;
};

}  // namespace headlight
