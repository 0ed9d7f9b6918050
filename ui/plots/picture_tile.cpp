#include "ui/plots/picture_tile.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

/// 1 / the largest size of a kept weight of the row, for queries [begin, end); 1 for all others. [queries]
std::vector<float> rowFactors(const PatternSource& source, HeadId head, std::int64_t begin, std::int64_t end,
                              const std::vector<std::uint8_t>& leftOut, const Execution& execution) {
  const PatternShape shape = source.shape();
  std::vector<float> factors(static_cast<std::size_t>(shape.queries), 1.0f);
  const std::int64_t chunk =
      std::clamp<std::int64_t>((1 << 20) / std::max<std::int64_t>(shape.keys, 1), 1, 256);
  std::vector<float> rows(static_cast<std::size_t>(chunk * shape.keys));
  for (std::int64_t first = begin; first < end; first += chunk) {
    const std::int64_t last = std::min(first + chunk, end);
    source.tile(head, {first, last, 0, shape.keys}, rows.data(), shape.keys, execution);
    for (std::int64_t query = first; query < last; ++query) {
      const float* row = rows.data() + (query - first) * shape.keys;
      float largest = 0;
      for (std::int64_t key = 0; key < shape.keys; ++key)
        if (leftOut.empty() || !leftOut[static_cast<std::size_t>(key)])
          largest = std::max(largest, std::abs(row[key]));
      factors[static_cast<std::size_t>(query)] = largest > 0 ? 1 / largest : 1;
    }
  }
  return factors;
}

}  // namespace

TileOptions tileOptions(const PatternSource& source, const DisplayOptions& display) {
  return {ValueMapping(display.scale, source.valueRange()), display.pooling,
          leftOutKeys(display.leaveOut, source.keyTokens())};
}

CellRect tilePixels(const PatternShape& shape, const TileIndex& index) {
  const std::int64_t rows = pooledSize(shape.queries, index.level);
  const std::int64_t columns = pooledSize(shape.keys, index.level);
  const std::int64_t side = PictureTile::side;
  return {std::min(index.row * side, rows), std::min((index.row + 1) * side, rows),
          std::min(index.column * side, columns), std::min((index.column + 1) * side, columns)};
}

PictureTile makeTile(const PatternSource& source, HeadId head, const TileIndex& index,
                     const TileOptions& options, const Execution& execution) {
  const PatternShape shape = source.shape();
  PoolRequest request;
  request.pooling = options.pooling;
  request.level = index.level;
  request.pixels = tilePixels(shape, index);
  request.leftOutKeys = options.leftOut;
  std::vector<float> factors;
  if (options.mapping.mode() == ScaleMode::RowMaximum) {
    const std::int64_t end = std::min(request.pixels.queryEnd << index.level, shape.queries);
    factors =
        rowFactors(source, head, request.pixels.queryBegin << index.level, end, options.leftOut, execution);
    request.queryScale = factors;
  }
  PictureTile tile;
  tile.width = static_cast<int>(request.pixels.columns());
  tile.height = static_cast<int>(request.pixels.rows());
  tile.entries.resize(static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height));
  if (tile.entries.empty()) return tile;
  std::vector<float> values(tile.entries.size());
  source.pooled(head, request, values.data(), tile.width, execution);
  options.mapping.map(values, tile.entries.data());
  tile.hasGaps =
      std::find(tile.entries.begin(), tile.entries.end(), ValueMapping::nothing) != tile.entries.end();
  return tile;
}

}  // namespace headlight
