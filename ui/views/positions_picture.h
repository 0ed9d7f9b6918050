#pragma once

#include <QFont>
#include <QRectF>
#include <memory>

#include "ui/models/encoding_content.h"
#include "ui/plots/signed_matrix.h"
#include "ui/views/view.h"

namespace headlight {

/// All that the Positions picture is made of. A value; copied by the view, made anew for an export.
struct PositionsScene {
  Snapshot snapshot;
  EncodingContent encoding;
  /// The same run with the encoding switched the other way; nullptr while it is computed, and where there is
  /// none.
  std::shared_ptr<const Trace> counterpart;
  QString counterpartMissing;  // why there is none, in words

  /// The focused kind's patterns with the positional encoding and without it; nullptr where there are none.
  const PatternSource* withPositions() const;
  const PatternSource* withoutPositions() const;
};

/// Where the parts of the picture are.
struct PositionsLayout {
  QRectF matrix;  // each with its heading, axes and scale
  QRectF similarity;
  QRectF curves;
  QRectF withPositions;
  QRectF withoutPositions;

  static PositionsLayout make(const QRectF& area);
};

/// What is under a point of the picture.
struct PositionsHit {
  enum class Part { Nothing, Encoding, Similarity, With, Without };
  Part part = Part::Nothing;
  std::int64_t row = -1;
  std::int64_t column = -1;
};

PositionsScene makePositionsScene(const Snapshot& snapshot);

/// Paints the whole picture. The attention of long texts is that of the first tokens, said in its heading.
/// Throws Cancelled.
void paintPositions(QPainter& painter, const PositionsScene& scene, const PaintRequest& request,
                    const Execution& execution);
PositionsHit positionsAt(const PositionsScene& scene, const QRectF& area, const QPointF& point);
/// What the cell says: "position 3, dimension 8: 0.1411".
QString positionsTip(const PositionsScene& scene, const PositionsHit& hit);

}  // namespace headlight
