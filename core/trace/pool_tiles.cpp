#include "core/trace/pool_tiles.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

constexpr std::int64_t bandRows = 64;     // cells asked for at once
constexpr std::int64_t stripKeys = 1024;  // likewise

// The pixels of one band of a picture while they are put together.
struct Band {
  const PatternSource& source;
  HeadId head;
  const PoolRequest& request;
  CellRect pixels;             // the band's
  std::vector<float> cells;    // [bandRows, stripKeys]
  std::vector<double> pooled;  // [pixel rows, pixel columns]

  double& pixel(std::int64_t query, std::int64_t key) {
    const std::int64_t row = (query >> request.level) - pixels.queryBegin;
    const std::int64_t column = (key >> request.level) - pixels.keyBegin;
    return pooled[static_cast<std::size_t>(row * pixels.columns() + column)];
  }
};

void poolRow(Band& band, std::int64_t query, std::int64_t keyBegin, std::int64_t keyEnd, const float* cells) {
  const PoolRequest& request = band.request;
  const float factor =
      request.queryScale.empty() ? 1.0f : request.queryScale[static_cast<std::size_t>(query)];
  const bool mean = request.pooling == Pooling::Mean;
  for (std::int64_t key = keyBegin; key < keyEnd;) {
    const std::int64_t stop = std::min(keyEnd, ((key >> request.level) + 1) << request.level);
    double& pixel = band.pixel(query, key);
    double value = pixel;
    for (; key < stop; ++key) {
      if (!request.leftOutKeys.empty() && request.leftOutKeys[static_cast<std::size_t>(key)]) continue;
      const auto cell = static_cast<double>(cells[key - keyBegin] * factor);
      value = mean ? value + cell : std::max(value, cell);
    }
    pixel = value;
  }
}

void poolBand(Band& band, const Execution& execution) {
  const PatternShape shape = band.source.shape();
  const int level = band.request.level;
  const bool mean = band.request.pooling == Pooling::Mean;
  band.cells.resize(static_cast<std::size_t>(bandRows * stripKeys));
  band.pooled.assign(static_cast<std::size_t>(band.pixels.rows() * band.pixels.columns()),
                     mean ? 0.0 : -std::numeric_limits<double>::infinity());
  const std::int64_t queryEnd = std::min(shape.queries, band.pixels.queryEnd << level);
  const std::int64_t keyEnd = std::min(shape.keys, band.pixels.keyEnd << level);
  for (std::int64_t query = band.pixels.queryBegin << level; query < queryEnd; query += bandRows) {
    const std::int64_t rows = std::min(bandRows, queryEnd - query);
    for (std::int64_t key = band.pixels.keyBegin << level; key < keyEnd; key += stripKeys) {
      execution.throwIfStopped();
      const std::int64_t stop = std::min(keyEnd, key + stripKeys);
      band.source.tile(band.head, {query, query + rows, key, stop}, band.cells.data(), stripKeys);
      for (std::int64_t row = 0; row < rows; ++row) {
        poolRow(band, query + row, key, stop, band.cells.data() + row * stripKeys);
      }
    }
  }
}

// Keys of each pixel column that are not left out.
std::vector<std::int64_t> keptKeys(const PatternShape& shape, const PoolRequest& request) {
  std::vector<std::int64_t> kept(static_cast<std::size_t>(request.pixels.columns()), 0);
  const std::int64_t end = std::min(shape.keys, request.pixels.keyEnd << request.level);
  for (std::int64_t key = request.pixels.keyBegin << request.level; key < end; ++key) {
    if (!request.leftOutKeys.empty() && request.leftOutKeys[static_cast<std::size_t>(key)]) continue;
    ++kept[static_cast<std::size_t>((key >> request.level) - request.pixels.keyBegin)];
  }
  return kept;
}

void writeBand(const Band& band, const std::vector<std::int64_t>& kept, float* out, std::int64_t stride) {
  const std::int64_t queries = band.source.shape().queries;
  for (std::int64_t row = 0; row < band.pixels.rows(); ++row) {
    const std::int64_t first = (band.pixels.queryBegin + row) << band.request.level;
    const std::int64_t rows = std::min(queries, first + (std::int64_t{1} << band.request.level)) - first;
    for (std::int64_t column = 0; column < band.pixels.columns(); ++column) {
      const std::int64_t keys = kept[static_cast<std::size_t>(column)];
      const double value = band.pooled[static_cast<std::size_t>(row * band.pixels.columns() + column)];
      const bool mean = band.request.pooling == Pooling::Mean;
      out[row * stride + column] =
          keys == 0 ? std::numeric_limits<float>::quiet_NaN()
                    : static_cast<float>(mean ? value / static_cast<double>(keys * rows) : value);
    }
  }
}

}  // namespace

void poolTiles(const PatternSource& source, HeadId head, const PoolRequest& request, float* out,
               std::int64_t stride, const Execution& execution) {
  const CellRect& pixels = request.pixels;
  if (pixels.rows() <= 0 || pixels.columns() <= 0) return;
  const std::vector<std::int64_t> kept = keptKeys(source.shape(), request);
  const std::int64_t rows = std::max<std::int64_t>(1, bandRows >> std::min(request.level, 32));
  const std::int64_t bands = (pixels.rows() + rows - 1) / rows;
  parallelTasks(execution, bands, [&](std::int64_t index, int) {
    const std::int64_t begin = pixels.queryBegin + index * rows;
    Band band{source, head, request, pixels, {}, {}};
    band.pixels.queryBegin = begin;
    band.pixels.queryEnd = std::min(pixels.queryEnd, begin + rows);
    poolBand(band, execution);
    writeBand(band, kept, out + (begin - pixels.queryBegin) * stride, stride);
  });
}

}  // namespace headlight
