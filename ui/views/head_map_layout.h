#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// The room of a head map.
struct HeadMapRoom {
  QRectF area;
  QFont font;
  double scaleHeight = 0;  // that the colour scale takes
  double devicePixelRatio = 1;
};

/// Where the head map draws what: one thumbnail for each head, layers as rows and heads as columns, or the
/// heads of an order line by line, each with its name above.
struct HeadMapLayout {
  PatternShape shape;
  QRectF area;
  QRectF thumbnails;  // all of them, with the gaps between
  QSizeF pitch;       // from one thumbnail to the next
  QSizeF thumbnail;
  QRectF scale;  // of the colour scale, below

  bool ranked = false;        // the heads of `order`
  std::vector<HeadId> order;  // not of all heads where some are left out
  int columns = 1;
  double caption = 0;  // the height of the names above; 0: there is no room for them

  static HeadMapLayout make(const HeadMapRoom& room, const PatternShape& shape);
  static HeadMapLayout makeRanked(const HeadMapRoom& room, const PatternShape& shape,
                                  const std::vector<HeadId>& order);

  /// Empty for a head that is left out.
  QRectF rectOf(HeadId head) const;
  /// The head that a step of the arrow keys leads to; the same where there is none.
  HeadId neighbour(HeadId head, int columns, int rows) const;
  std::optional<HeadId> headAt(const QPointF& point) const;
};

}  // namespace headlight
