#pragma once

#include <cstdint>
#include <vector>

#include "core/trace/pattern_source.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

/// What decides the entries of a picture besides the head: how weights are scaled, pooled and left out. The
/// colour map is not part of it: entries become colours only when they are drawn.
struct TileOptions {
  ValueMapping mapping;
  Pooling pooling = Pooling::Max;
  std::vector<std::uint8_t> leftOut;  // [keys] or empty
};

/// The options that `display` asks for on a source.
TileOptions tileOptions(const PatternSource& source, const DisplayOptions& display);

/// A rectangle of a pooled picture, as entries of ValueMapping.
struct PictureTile {
  /// Pixels along a side of a full tile; tiles at the last rows and columns are smaller.
  static constexpr int side = 256;

  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> entries;  // [height, width]
  bool hasGaps = false;               // some entry is ValueMapping::nothing

  std::int64_t bytes() const { return static_cast<std::int64_t>(entries.size() + sizeof(PictureTile)); }
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

/// Computes one tile exactly. Throws Cancelled.
PictureTile makeTile(const PatternSource& source, HeadId head, const TileIndex& index,
                     const TileOptions& options, const Execution& execution = {});

}  // namespace headlight
