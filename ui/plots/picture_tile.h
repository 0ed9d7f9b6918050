#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/trace/pattern_source.h"
#include "ui/plots/cell_histogram.h"
#include "ui/plots/value_code.h"
#include "ui/session/display_options.h"

namespace headlight {

/// What decides the pixels of a picture besides the head: how weights are pooled, left out and divided. The
/// colour map and the ends of the scale are not part of it: codes become colours only when they are drawn.
struct TileOptions {
  ValueCode code;
  bool rowMaximum = false;  // each row is divided by its largest weight that is not left out
  Pooling pooling = Pooling::Max;
  /// Of differences: what is pooled with Pooling::Max is the value with the largest size, and keeps its sign.
  bool signedValues = false;
  std::vector<std::uint8_t> leftOutKeys;     // [keys] or empty
  std::vector<std::uint8_t> leftOutQueries;  // [queries] or empty

  bool isKeyOut(std::int64_t key) const {
    return !leftOutKeys.empty() && leftOutKeys[static_cast<std::size_t>(key)] != 0;
  }
  bool isQueryOut(std::int64_t query) const {
    return !leftOutQueries.empty() && leftOutQueries[static_cast<std::size_t>(query)] != 0;
  }
};

/// The options that `display` asks for on a source.
TileOptions tileOptions(const PatternSource& source, const DisplayOptions& display);

/// A rectangle of a pooled picture, as ValueCodes: a pixel whose cells are all left out is leftOut, one whose
/// other cells are all excluded by the mask is masked.
struct PictureTile {
  /// Pixels along a side of a full tile; tiles at the last rows and columns are smaller.
  static constexpr int side = 256;

  int width = 0;
  int height = 0;
  std::vector<std::uint16_t> codes;  // [height, width]
  bool hasGaps = false;              // some pixel is leftOut
  /// Of an overviewTile(): the cells that colour scales are fitted to.
  std::shared_ptr<const CellHistogram> histogram;

  std::int64_t bytes() const {
    return static_cast<std::int64_t>(codes.size() * sizeof(std::uint16_t) + sizeof(PictureTile));
  }
};

/// Which tile of a head's picture: tiles are counted from cell (0, 0) in steps of side << level cells.
struct TileIndex {
  int level = 0;  // as in PoolRequest
  std::int64_t row = 0;
  std::int64_t column = 0;
  auto operator<=>(const TileIndex&) const = default;
};

/// The pooled pixels that a tile covers.
CellRect tilePixels(const PatternShape& shape, const TileIndex& index);
/// The finest tile that covers the whole pattern.
TileIndex overviewTile(const PatternShape& shape);

/// Computes one tile exactly. Throws Cancelled.
PictureTile makeTile(const PatternSource& source, HeadId head, const TileIndex& index,
                     const TileOptions& options, const Execution& execution = {});

/// Whether the pixels of a tile are at hand, so that makeTile() computes no weights.
bool isAtHand(const PatternSource& source, HeadId head, const TileIndex& index, const TileOptions& options);

/// Whether coarser tiles follow exactly from the overview: the largest of largest weights.
bool overviewHoldsCoarser(const TileOptions& options);
/// The only tile of a level above the overview's, from the overview. Precondition: overviewHoldsCoarser().
PictureTile coarserTile(const PictureTile& overview, int levels);

}  // namespace headlight
