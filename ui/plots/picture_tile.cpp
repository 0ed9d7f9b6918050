#include "ui/plots/picture_tile.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/trace/pattern_traits.h"

namespace headlight {

namespace {

/// 1 / the largest size of a kept weight of the row, for queries [begin, end); 1 for all others. [queries]
std::vector<float> rowFactors(const PatternSource& source, HeadId head, std::int64_t begin, std::int64_t end,
                              const TileOptions& options, const Execution& execution) {
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
        if (!options.isKeyOut(key)) largest = std::max(largest, std::abs(row[key]));
      factors[static_cast<std::size_t>(query)] = largest > 0 ? 1 / largest : 1;
    }
  }
  return factors;
}

/// A tile while it is put together.
struct TileWork {
  const PatternSource& source;
  HeadId head;
  const TileOptions& options;
  PoolRequest request;        // its pixels are the tile's
  std::vector<float> values;  // [rows, columns] of the tile; NaN where everything is left out

  /// The cells under a pixel of the tile.
  CellRect cellsOf(std::int64_t row, std::int64_t column) const {
    const PatternShape shape = source.shape();
    const int level = request.level;
    const std::int64_t query = (request.pixels.queryBegin + row) << level;
    const std::int64_t key = (request.pixels.keyBegin + column) << level;
    const std::int64_t side = std::int64_t{1} << level;
    return {query, std::min(query + side, shape.queries), key, std::min(key + side, shape.keys)};
  }
};

/// Pools the kept cells of one pixel whose block holds a left-out query.
float pooledWithout(const TileWork& work, const CellRect& cells, const float* weights, std::int64_t stride) {
  double sum = 0;
  double largest = 0;
  std::int64_t count = 0;
  const auto sizeOf = [&](double value) { return work.options.signedValues ? std::abs(value) : value; };
  for (std::int64_t query = cells.queryBegin; query < cells.queryEnd; ++query) {
    if (work.options.isQueryOut(query)) continue;
    const float factor =
        work.request.queryScale.empty() ? 1.0f : work.request.queryScale[static_cast<std::size_t>(query)];
    const float* row = weights + (query - cells.queryBegin) * stride;
    for (std::int64_t key = cells.keyBegin; key < cells.keyEnd; ++key) {
      if (work.options.isKeyOut(key)) continue;
      const auto value = static_cast<double>(row[key - cells.keyBegin] * factor);
      if (std::isnan(value)) continue;
      sum += value;
      if (count == 0 || sizeOf(value) > sizeOf(largest)) largest = value;
      ++count;
    }
  }
  if (count == 0) return std::numeric_limits<float>::quiet_NaN();
  return static_cast<float>(work.request.pooling == Pooling::Max ? largest
                                                                 : sum / static_cast<double>(count));
}

/// Pools those rows of pixels again whose blocks hold left-out queries.
void leaveQueriesOut(TileWork& work, const Execution& execution) {
  if (work.options.leftOutQueries.empty()) return;
  const std::int64_t columns = work.request.pixels.columns();
  const std::int64_t keys = work.source.shape().keys;
  const std::int64_t keyBegin = work.request.pixels.keyBegin << work.request.level;
  const std::int64_t keyEnd = std::min(keys, work.request.pixels.keyEnd << work.request.level);
  std::vector<float> weights;
  for (std::int64_t row = 0; row < work.request.pixels.rows(); ++row) {
    const CellRect block = work.cellsOf(row, 0);
    bool some = false;
    for (std::int64_t query = block.queryBegin; query < block.queryEnd; ++query)
      some = some || work.options.isQueryOut(query);
    if (!some) continue;
    weights.resize(static_cast<std::size_t>(block.rows() * (keyEnd - keyBegin)));
    work.source.tile(work.head, {block.queryBegin, block.queryEnd, keyBegin, keyEnd}, weights.data(),
                     keyEnd - keyBegin, execution);
    for (std::int64_t column = 0; column < columns; ++column) {
      const CellRect cells = work.cellsOf(row, column);
      work.values[static_cast<std::size_t>(row * columns + column)] =
          pooledWithout(work, cells, weights.data() + (cells.keyBegin - keyBegin), keyEnd - keyBegin);
    }
  }
}

/// Whether the mask excludes every cell of a pixel that is not left out.
bool isMaskedPixel(const TileWork& work, const CellRect& cells) {
  if (work.source.isMaskedRect(work.head, cells)) return true;
  if (work.options.leftOutKeys.empty() && work.options.leftOutQueries.empty()) return false;
  for (std::int64_t query = cells.queryBegin; query < cells.queryEnd; ++query) {
    if (work.options.isQueryOut(query)) continue;
    for (std::int64_t key = cells.keyBegin; key < cells.keyEnd; ++key)
      if (!work.options.isKeyOut(key) &&
          !work.source.isMaskedRect(work.head, {query, query + 1, key, key + 1}))
        return false;
  }
  return true;
}

/// Marks the masked ones of pixels [begin, end) of a row, which are all 0. Masks are asked for many pixels at
/// once where they exclude them all, as causal ones do.
void markMaskedRun(const TileWork& work, std::int64_t row, std::int64_t begin, std::int64_t end,
                   std::uint16_t* codes) {
  CellRect cells = work.cellsOf(row, begin);
  cells.keyEnd = work.cellsOf(row, end - 1).keyEnd;
  if (work.source.isMaskedRect(work.head, cells) || (end - begin == 1 && isMaskedPixel(work, cells))) {
    std::fill(codes + begin, codes + end, ValueCode::masked);
  } else if (end - begin > 1) {
    const std::int64_t middle = begin + (end - begin) / 2;
    markMaskedRun(work, row, begin, middle, codes);
    markMaskedRun(work, row, middle, end, codes);
  }
}

void markMasked(const TileWork& work, PictureTile& tile, const Execution& execution) {
  const std::int64_t columns = work.request.pixels.columns();
  for (std::int64_t row = 0; row < work.request.pixels.rows(); ++row) {
    execution.throwIfStopped();
    // A masked weight is exactly 0, and so is what they pool to.
    const float* const values = work.values.data() + row * columns;
    const auto isZero = [](float value) { return value == 0.0f; };
    for (const float* begin = values; begin < values + columns;) {
      begin = std::find_if(begin, values + columns, isZero);
      const float* const end = std::find_if_not(begin, values + columns, isZero);
      if (begin < end)
        markMaskedRun(work, row, begin - values, end - values, tile.codes.data() + row * columns);
      begin = end;
    }
  }
}

void findGaps(PictureTile& tile) {
  tile.hasGaps = std::find(tile.codes.begin(), tile.codes.end(), ValueCode::leftOut) != tile.codes.end();
}

}  // namespace

TileOptions tileOptions(const PatternSource& source, const DisplayOptions& display) {
  TileOptions options;
  options.rowMaximum = display.scale == ScaleMode::RowMaximum;
  options.code = options.rowMaximum ? ValueCode(1) : ValueCode::of(source.valueRange());
  options.pooling = display.pooling;
  options.signedValues = traitsOf(source).difference;
  options.leftOutKeys = leftOutKeys(display.leaveOut, source.keyTokens());
  options.leftOutQueries = leftOutQueries(display.leaveOut, source.queryTokens());
  return options;
}

CellRect tilePixels(const PatternShape& shape, const TileIndex& index) {
  const std::int64_t rows = pooledSize(shape.queries, index.level);
  const std::int64_t columns = pooledSize(shape.keys, index.level);
  const std::int64_t side = PictureTile::side;
  return {std::min(index.row * side, rows), std::min((index.row + 1) * side, rows),
          std::min(index.column * side, columns), std::min((index.column + 1) * side, columns)};
}

TileIndex overviewTile(const PatternShape& shape) {
  return {poolLevelFor(std::max(shape.queries, shape.keys), PictureTile::side), 0, 0};
}

PictureTile makeTile(const PatternSource& source, HeadId head, const TileIndex& index,
                     const TileOptions& options, const Execution& execution) {
  const PatternShape shape = source.shape();
  TileWork work{source, head, options, {}, {}};
  PoolRequest& request = work.request;
  request.pooling = options.pooling;
  request.level = index.level;
  request.pixels = tilePixels(shape, index);
  request.leftOutKeys = options.leftOutKeys;
  std::vector<float> factors;
  if (options.rowMaximum) {
    const std::int64_t end = std::min(request.pixels.queryEnd << index.level, shape.queries);
    factors = rowFactors(source, head, request.pixels.queryBegin << index.level, end, options, execution);
    request.queryScale = factors;
  }
  PictureTile tile;
  tile.width = static_cast<int>(request.pixels.columns());
  tile.height = static_cast<int>(request.pixels.rows());
  tile.codes.resize(static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height));
  if (tile.codes.empty()) return tile;
  work.values.resize(tile.codes.size());
  source.pooled(head, request, work.values.data(), tile.width, execution);
  leaveQueriesOut(work, execution);
  options.code.encode(work.values, tile.codes.data());
  markMasked(work, tile, execution);
  findGaps(tile);
  if (index == overviewTile(shape))
    tile.histogram = std::make_shared<const CellHistogram>(work.values, tile.codes, options.code);
  return tile;
}

bool isAtHand(const PatternSource& source, HeadId head, const TileIndex& index, const TileOptions& options) {
  if (options.rowMaximum || !options.leftOutQueries.empty()) return false;
  PoolRequest request;
  request.pooling = options.pooling;
  request.level = index.level;
  request.pixels = tilePixels(source.shape(), index);
  request.leftOutKeys = options.leftOutKeys;
  return source.isPooled(head, request);
}

bool overviewHoldsCoarser(const TileOptions& options) {
  return options.pooling == Pooling::Max && !options.signedValues;
}

namespace {

/// The pixels [height, width] of a coarser tile, from one without gaps: the largest codes, of which masked,
/// which is the last one, wraps around to be the first.
void poolWithoutGaps(const PictureTile& overview, int levels, PictureTile& tile) {
  const auto rank = [](std::uint16_t code) {
    return static_cast<std::uint16_t>(code == ValueCode::masked ? 0 : code + 1);
  };
  std::vector<std::uint16_t> row(static_cast<std::size_t>(overview.width));
  const int side = 1 << levels;
  for (int y = 0; y < tile.height; ++y) {
    std::fill(row.begin(), row.end(), std::uint16_t{0});
    for (int line = y * side; line < std::min(overview.height, (y + 1) * side); ++line) {
      const std::uint16_t* from = overview.codes.data() + static_cast<std::ptrdiff_t>(line) * overview.width;
      for (int x = 0; x < overview.width; ++x) {
        std::uint16_t& best = row[static_cast<std::size_t>(x)];
        best = std::max(best, rank(from[x]));
      }
    }
    std::uint16_t* to = tile.codes.data() + static_cast<std::ptrdiff_t>(y) * tile.width;
    for (int x = 0; x < tile.width; ++x) {
      const auto begin = row.begin() + static_cast<std::ptrdiff_t>(x) * side;
      const auto end = row.begin() + std::min(overview.width, (x + 1) * side);
      const std::uint16_t best = *std::max_element(begin, end);
      to[x] = best == 0 ? ValueCode::masked : static_cast<std::uint16_t>(best - 1);
    }
  }
}

}  // namespace

PictureTile coarserTile(const PictureTile& overview, int levels) {
  const int side = 1 << std::min(levels, 16);
  PictureTile tile;
  tile.width = (overview.width + side - 1) / side;
  tile.height = (overview.height + side - 1) / side;
  tile.codes.assign(static_cast<std::size_t>(tile.width) * static_cast<std::size_t>(tile.height),
                    ValueCode::leftOut);
  if (!overview.hasGaps) {
    poolWithoutGaps(overview, std::min(levels, 16), tile);
    return tile;
  }
  for (int y = 0; y < overview.height; ++y) {
    const std::uint16_t* from = overview.codes.data() + static_cast<std::ptrdiff_t>(y) * overview.width;
    std::uint16_t* to = tile.codes.data() + static_cast<std::ptrdiff_t>(y / side) * tile.width;
    for (int x = 0; x < overview.width; ++x) {
      std::uint16_t& pixel = to[x / side];
      const std::uint16_t code = from[x];
      // A value goes before "masked", and that before "left out".
      const bool isValue = code < ValueCode::masked;
      const bool hasValue = pixel < ValueCode::masked;
      if (isValue == hasValue ? (isValue ? code > pixel : code < pixel) : isValue) pixel = code;
    }
  }
  findGaps(tile);
  return tile;
}

}  // namespace headlight
