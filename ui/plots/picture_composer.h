#pragma once

#include <QImage>
#include <QRectF>
#include <functional>
#include <vector>

#include "ui/plots/code_colors.h"
#include "ui/plots/picture_tile.h"

namespace headlight {

/// A tile that is at hand, or nullptr.
using TileLookup = std::function<const PictureTile*(const TileIndex&)>;

/// Draws a part of a pattern at the resolution of a screen. Every block of cells covers at least one pixel,
/// so that no block is skipped, and the edges of cells lie on whole pixels.
struct PictureComposer {
  PatternShape shape;
  QRectF cells;  // the part that fills the image: x and width in keys, y and height in queries
  QSize pixels;  // of the image

  /// The pooling level at which a block covers at least one pixel.
  int level() const;
  /// The tiles in view at level(), those nearest to the middle first.
  std::vector<TileIndex> tiles() const;
  /// Whether every tile in view is at hand.
  bool isComplete(const TileLookup& lookup) const;
  /// Draws the tiles in view into `image` (Format_RGB32, of size `pixels`). Where a tile is missing the next
  /// coarser one is drawn, and where there is none the image stays as it is. Returns whether no pixel was
  /// left.
  bool draw(QImage& image, const TileLookup& lookup, const CodeColors& colors) const;
  /// The same for a rectangle of the image's pixels alone.
  bool drawPart(QImage& image, const QRect& part, const TileLookup& lookup, const CodeColors& colors) const;
};

}  // namespace headlight
