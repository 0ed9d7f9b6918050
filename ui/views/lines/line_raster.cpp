#include "ui/views/lines/line_raster.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/views/lines/line_filler.h"

namespace headlight {

namespace {

constexpr double tileSide = 512;
constexpr double tilesInMemory = 96e6;  // bytes

}  // namespace

void paintLines(QPainter& painter, const std::vector<DrawnLine>& lines, const QRectF& part) {
  painter.setBrush(Qt::NoBrush);
  for (const DrawnLine& line : lines) {
    if (!touches(line, part)) continue;
    painter.setPen(line.pen);
    painter.drawPath(line.path);
  }
}

LineRaster::LineRaster(const std::vector<DrawnLine>& lines, const QSizeF& size, double pixelRatio)
    : m_lines(lines), m_ratio(pixelRatio) {
  m_columns = std::max(1, static_cast<int>(std::ceil(size.width() / tileSide)));
  m_rows = std::max(1, static_cast<int>(std::ceil(size.height() / tileSide)));
  m_tiles.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
}

LineRaster::TileRange LineRaster::rangeOf(const QRectF& part) const {
  const auto index = [](double at, int count) {
    return std::clamp(static_cast<int>(std::floor(at / tileSide)), 0, count - 1);
  };
  return {index(part.left(), m_columns), index(part.right(), m_columns), index(part.top(), m_rows),
          index(part.bottom(), m_rows)};
}

QRectF LineRaster::tileRect(int column, int row) const {
  return {column * tileSide, row * tileSide, tileSide, tileSide};
}

LineRaster::Tile& LineRaster::tileAt(int column, int row) const {
  return m_tiles[static_cast<std::size_t>(row * m_columns + column)];
}

/// What was seen before is made again when it comes back; nothing is kept for all of a long text. Whether
/// there is room for one more then.
bool LineRaster::makeRoom(const QRectF& part) const {
  const double bytes = 4 * tileSide * m_ratio * tileSide * m_ratio;
  const auto hasRoom = [&] { return static_cast<double>(m_images + 1) * bytes <= tilesInMemory; };
  if (hasRoom()) return true;
  m_images = 0;
  for (int row = 0; row < m_rows; ++row)
    for (int column = 0; column < m_columns; ++column) {
      Tile& tile = tileAt(column, row);
      if (!tile.image.isNull() && !tileRect(column, row).intersects(part)) tile = {};
      m_images += tile.image.isNull() ? 0 : 1;
    }
  return hasRoom();
}

/// Two threads may have made the same one.
void LineRaster::keep(int column, int row, const Tile& made) const {
  Tile& tile = tileAt(column, row);
  if (tile.made) return;
  tile = made;
  m_images += tile.image.isNull() ? 0 : 1;
}

LineRaster::Tile LineRaster::makeTile(const QRectF& rect, const Execution& execution) const {
  Tile tile;
  tile.made = true;
  std::optional<LineFiller> filler;
  for (const DrawnLine& line : m_lines) {
    if (!line.bounds.adjusted(-4, -4, 4, 4).intersects(rect) || !touches(line, rect)) continue;
    execution.throwIfStopped();
    if (!filler) {
      const int side = static_cast<int>(std::ceil(tileSide * m_ratio));
      tile.image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
      tile.image.fill(Qt::transparent);
      filler.emplace(tile.image, rect);
    }
    filler->fill(line);
  }
  return tile;
}

void LineRaster::prepare(const QRectF& part, const Execution& execution) const {
  const TileRange range = rangeOf(part);
  for (int row = range.firstRow; row <= range.lastRow; ++row)
    for (int column = range.firstColumn; column <= range.lastColumn; ++column) {
      {
        const std::lock_guard lock(m_mutex);
        if (tileAt(column, row).made) continue;
        if (!makeRoom(part)) return;
      }
      const Tile tile = makeTile(tileRect(column, row), execution);
      const std::lock_guard lock(m_mutex);
      keep(column, row, tile);
    }
}

void LineRaster::paint(QPainter& painter, const QRectF& part) const {
  const TileRange range = rangeOf(part);
  for (int row = range.firstRow; row <= range.lastRow; ++row)
    for (int column = range.firstColumn; column <= range.lastColumn; ++column) {
      const QRectF rect = tileRect(column, row);
      Tile tile;
      {
        const std::lock_guard lock(m_mutex);
        tile = tileAt(column, row);
      }
      if (!tile.made) {
        tile = makeTile(rect, {});
        const std::lock_guard lock(m_mutex);
        (void)makeRoom(part);
        keep(column, row, tile);
      }
      if (!tile.image.isNull()) painter.drawImage(rect, tile.image);
    }
}

bool LineRaster::isPrepared(const QRectF& part) const {
  const TileRange range = rangeOf(part);
  const std::lock_guard lock(m_mutex);
  for (int row = range.firstRow; row <= range.lastRow; ++row)
    for (int column = range.firstColumn; column <= range.lastColumn; ++column)
      if (!tileAt(column, row).made) return false;
  return true;
}

}  // namespace headlight
