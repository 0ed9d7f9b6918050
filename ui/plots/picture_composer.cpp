#include "ui/plots/picture_composer.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace headlight {

namespace {

/// The cell under the middle of every pixel along one axis; -1 outside of the pattern.
std::vector<std::int64_t> cellsOfPixels(double first, double length, int pixels, std::int64_t cells) {
  std::vector<std::int64_t> result(static_cast<std::size_t>(pixels));
  for (int i = 0; i < pixels; ++i) {
    const double cell = std::floor(first + (i + 0.5) * length / pixels);
    result[static_cast<std::size_t>(i)] =
        cell >= 0 && cell < static_cast<double>(cells) ? static_cast<std::int64_t>(cell) : -1;
  }
  return result;
}

/// Pixels [begin, end) whose cells lie in [first, last).
std::pair<int, int> pixelsOf(const std::vector<std::int64_t>& cells, std::int64_t first, std::int64_t last) {
  // Cells rise from pixel to pixel, but for the -1 outside of the pattern.
  const auto known = std::find_if(cells.begin(), cells.end(), [](std::int64_t cell) { return cell >= 0; });
  const auto unknown = std::find(known, cells.end(), -1);
  const auto begin = std::lower_bound(known, unknown, first);
  const auto end = std::lower_bound(begin, unknown, last);
  return {static_cast<int>(begin - cells.begin()), static_cast<int>(end - cells.begin())};
}

struct Span {
  int begin = 0;
  int end = 0;
  const std::vector<std::int64_t>& cells;
};

/// Draws one row of codes from pixel `begin` on.
void drawRow(QRgb* line, const std::uint16_t* codes, const std::vector<int>& offsets, int begin,
             const CodeColors& colors) {
  QRgb* out = line + begin;
  const QRgb* table = colors.table->data();
  for (std::size_t i = 0; i < offsets.size(); ++i) out[i] = table[codes[offsets[i]]];
}

/// Lays the hatching over the pixels of a row that have no value.
void hatchRow(QRgb* line, int y, const std::uint16_t* codes, const std::vector<int>& offsets, int begin,
              const CodeColors& colors) {
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    if (codes[offsets[i]] != ValueCode::leftOut) continue;
    const int x = begin + static_cast<int>(i);
    const int phase = (x + y) % colors.hatchPeriod;
    line[x] = phase * 6 < colors.hatchPeriod ? colors.hatchLine : colors.hatchGround;
  }
}

void blit(QImage& image, const PictureTile& tile, const TileIndex& index, const Span& columns,
          const Span& rows, const CodeColors& colors) {
  std::vector<int> offsets;
  offsets.reserve(static_cast<std::size_t>(columns.end - columns.begin));
  for (int x = columns.begin; x < columns.end; ++x)
    offsets.push_back(static_cast<int>((columns.cells[static_cast<std::size_t>(x)] >> index.level) -
                                       index.column * PictureTile::side));
  std::int64_t drawn = -1;
  for (int y = rows.begin; y < rows.end; ++y) {
    QRgb* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    const std::int64_t row =
        (rows.cells[static_cast<std::size_t>(y)] >> index.level) - index.row * PictureTile::side;
    const std::uint16_t* codes = tile.codes.data() + row * tile.width;
    if (row == drawn && !tile.hasGaps)
      std::memcpy(line + columns.begin,
                  reinterpret_cast<const QRgb*>(image.constScanLine(y - 1)) + columns.begin,
                  offsets.size() * sizeof(QRgb));
    else
      drawRow(line, codes, offsets, columns.begin, colors);
    if (tile.hasGaps) hatchRow(line, y, codes, offsets, columns.begin, colors);
    drawn = row;
  }
}

/// The tile itself or the finest coarser one that covers it.
const PictureTile* findCovering(const TileLookup& lookup, const PatternShape& shape, TileIndex& index) {
  for (;;) {
    if (const PictureTile* tile = lookup(index)) return tile;
    if (pooledSize(shape.queries, index.level) <= 1 && pooledSize(shape.keys, index.level) <= 1)
      return nullptr;
    index = {index.level + 1, index.row / 2, index.column / 2};
  }
}

}  // namespace

int PictureComposer::level() const {
  if (pixels.isEmpty()) return 0;
  const double perPixel = std::max(cells.width() / pixels.width(), cells.height() / pixels.height());
  int result = 0;
  while (result < 48 && std::ldexp(1.0, result) < perPixel * (1 - 1e-9)) ++result;
  return result;
}

std::vector<TileIndex> PictureComposer::tiles() const {
  const int finest = level();
  const double side = std::ldexp(static_cast<double>(PictureTile::side), finest);
  const double right = std::min(cells.right(), static_cast<double>(shape.keys));
  const double bottom = std::min(cells.bottom(), static_cast<double>(shape.queries));
  std::vector<TileIndex> result;
  for (auto row = static_cast<std::int64_t>(std::max(cells.top(), 0.0) / side); row * side < bottom; ++row)
    for (auto column = static_cast<std::int64_t>(std::max(cells.left(), 0.0) / side); column * side < right;
         ++column)
      result.push_back({finest, row, column});
  const auto distance = [&](const TileIndex& index) {
    return std::hypot((static_cast<double>(index.column) + 0.5) * side - cells.center().x(),
                      (static_cast<double>(index.row) + 0.5) * side - cells.center().y());
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const TileIndex& a, const TileIndex& b) { return distance(a) < distance(b); });
  return result;
}

bool PictureComposer::isComplete(const TileLookup& lookup) const {
  bool complete = true;
  // Every tile is asked for, so that all that are missing become known.
  for (const TileIndex& index : tiles()) complete = lookup(index) && complete;
  return complete;
}

bool PictureComposer::draw(QImage& image, const TileLookup& lookup, const CodeColors& colors) const {
  return drawPart(image, QRect(QPoint(), pixels), lookup, colors);
}

bool PictureComposer::drawPart(QImage& image, const QRect& part, const TileLookup& lookup,
                               const CodeColors& colors) const {
  const auto xCells = cellsOfPixels(cells.left(), cells.width(), pixels.width(), shape.keys);
  const auto yCells = cellsOfPixels(cells.top(), cells.height(), pixels.height(), shape.queries);
  bool complete = true;
  for (const TileIndex& wanted : tiles()) {
    const std::int64_t side = std::int64_t{PictureTile::side} << wanted.level;
    auto [left, right] = pixelsOf(xCells, wanted.column * side, (wanted.column + 1) * side);
    auto [top, bottom] = pixelsOf(yCells, wanted.row * side, (wanted.row + 1) * side);
    left = std::max(left, part.left());
    right = std::min(right, part.right() + 1);
    top = std::max(top, part.top());
    bottom = std::min(bottom, part.bottom() + 1);
    if (left >= right || top >= bottom) continue;
    TileIndex index = wanted;
    const PictureTile* tile = findCovering(lookup, shape, index);
    if (tile) blit(image, *tile, index, {left, right, xCells}, {top, bottom, yCells}, colors);
    complete = complete && tile && index == wanted;
  }
  return complete;
}

}  // namespace headlight
