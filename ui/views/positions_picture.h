#pragma once

#include "ui/views/positions_layout.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// What is under a point of the picture.
struct PositionsHit {
  enum class Part { Nothing, Encoding, Similarity, With, Without };
  Part part = Part::Nothing;
  std::int64_t row = -1;
  std::int64_t column = -1;
};

/// Paints the whole picture. The attention of long texts is that of the first tokens, said in its heading.
/// Throws Cancelled.
void paintPositions(QPainter& painter, const PositionsScene& scene, const PositionsLayout& layout,
                    const PaintRequest& request, const Execution& execution);
PositionsHit positionsAt(const PositionsLayout& layout, const QPointF& point);
/// What the cell says: "position 3, dimension 8: 0.1411".
QString positionsTip(const PositionsScene& scene, const PositionsHit& hit);

}  // namespace headlight
