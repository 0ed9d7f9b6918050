#include "ui/views/lines/line_raster.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>

namespace headlight {

namespace {

constexpr double tileSide = 512;
constexpr double tilesInMemory = 96e6;  // bytes

double squared(const QPointF& vector) { return QPointF::dotProduct(vector, vector); }

double squaredDistance(const QPointF& begin, const QPointF& end, const QPointF& point) {
  const QPointF along = end - begin;
  const double length = squared(along);
  const double at = length > 0 ? std::clamp(QPointF::dotProduct(point - begin, along) / length, 0.0, 1.0) : 0;
  return squared(point - begin - along * at);
}

/// Liang and Barsky: what of the piece lies between the sides.
bool crosses(const QPointF& begin, const QPointF& end, const QRectF& rect) {
  double first = 0, last = 1;
  const auto clip = [&](double from, double by, double low, double high) {
    if (by == 0) return from >= low && from <= high;
    double enter = (low - from) / by, leave = (high - from) / by;
    if (enter > leave) std::swap(enter, leave);
    first = std::max(first, enter);
    last = std::min(last, leave);
    return first <= last;
  };
  return clip(begin.x(), end.x() - begin.x(), rect.left(), rect.right()) &&
         clip(begin.y(), end.y() - begin.y(), rect.top(), rect.bottom());
}

/// Runs work on a thread of Qt's pool and waits for it. There Qt fills a line by itself; from any other
/// thread it divides each one among that pool, which for thin lines takes ten times as long as filling them.
template <typename Work>
void onPoolThread(const Work& work) {
  QThreadPool* pool = QThreadPool::globalInstance();
  if (pool->contains(QThread::currentThread())) return work();
  QSemaphore done;
  std::exception_ptr problem;
  pool->start([&] {
    try {
      work();
    } catch (...) {
      problem = std::current_exception();
    }
    done.release();
  });
  done.acquire();
  if (problem) std::rethrow_exception(problem);
}

}  // namespace

bool touches(const DrawnLine& line, const QRectF& rect) {
  constexpr double breadth = 4;  // of the pen, and of what straight pieces leave of a curve
  const QRectF wide = rect.adjusted(-breadth, -breadth, breadth, breadth);
  for (qsizetype i = 1; i < line.points.size(); ++i)
    if (crosses(line.points[i - 1], line.points[i], wide)) return true;
  return false;
}

double distance(const DrawnLine& line, const QPointF& point) {
  double least = std::numeric_limits<double>::infinity();
  for (qsizetype i = 1; i < line.points.size(); ++i)
    least = std::min(least, squaredDistance(line.points[i - 1], line.points[i], point));
  return std::sqrt(least);
}

void paintLines(QPainter& painter, const std::vector<DrawnLine>& lines, const QRectF& part) {
  painter.setBrush(Qt::NoBrush);
  for (const DrawnLine& line : lines) {
    if (!touches(line, part)) continue;
    painter.setPen(line.pen);
    painter.drawPath(line.path);
  }
}

LineRaster::LineRaster(const std::vector<DrawnLine>& lines, const QSizeF& size, double pixelRatio,
                       const Execution& execution)
    : m_lines(lines), m_ratio(pixelRatio) {
  m_columns = std::max(1, static_cast<int>(std::ceil(size.width() / tileSide)));
  m_rows = std::max(1, static_cast<int>(std::ceil(size.height() / tileSide)));
  m_tiles.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
  onPoolThread([&] {
    for (int row = 0; row < m_rows; ++row)
      for (int column = 0; column < m_columns && hasRoom(); ++column) {
        execution.throwIfStopped();
        Tile& tile = m_tiles[static_cast<std::size_t>(row * m_columns + column)];
        tile = makeTile(tileRect(column, row));
        m_images += tile.image.isNull() ? 0 : 1;
      }
  });
}

bool LineRaster::hasRoom() const {
  const double bytes = 4 * tileSide * m_ratio * tileSide * m_ratio;
  return static_cast<double>(m_images + 1) * bytes <= tilesInMemory;
}

/// What was seen before is made again when it comes back; nothing is kept for all of a long text.
void LineRaster::dropOutside(const QRectF& part) const {
  m_images = 0;
  for (int row = 0; row < m_rows; ++row)
    for (int column = 0; column < m_columns; ++column) {
      Tile& tile = m_tiles[static_cast<std::size_t>(row * m_columns + column)];
      if (!tile.image.isNull() && !tileRect(column, row).intersects(part)) tile = {};
      m_images += tile.image.isNull() ? 0 : 1;
    }
}

QRectF LineRaster::tileRect(int column, int row) const {
  return {column * tileSide, row * tileSide, tileSide, tileSide};
}

LineRaster::Tile LineRaster::makeTile(const QRectF& rect) const {
  Tile tile;
  tile.made = true;
  if (std::none_of(m_lines.begin(), m_lines.end(),
                   [&](const DrawnLine& line) { return touches(line, rect); }))
    return tile;
  const int side = static_cast<int>(std::ceil(tileSide * m_ratio));
  tile.image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
  tile.image.fill(Qt::transparent);
  QPainter painter(&tile.image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(side / tileSide, side / tileSide);
  painter.translate(-rect.topLeft());
  paintLines(painter, m_lines, rect);
  return tile;
}

void LineRaster::paint(QPainter& painter, const QRectF& part) const {
  const auto index = [](double at, int count) {
    return std::clamp(static_cast<int>(std::floor(at / tileSide)), 0, count - 1);
  };
  const std::lock_guard lock(m_mutex);
  for (int row = index(part.top(), m_rows); row <= index(part.bottom(), m_rows); ++row)
    for (int column = index(part.left(), m_columns); column <= index(part.right(), m_columns); ++column) {
      Tile& tile = m_tiles[static_cast<std::size_t>(row * m_columns + column)];
      if (!tile.made) {
        if (!hasRoom()) dropOutside(part);
        onPoolThread([&] { tile = makeTile(tileRect(column, row)); });
        m_images += tile.image.isNull() ? 0 : 1;
      }
      if (!tile.image.isNull()) painter.drawImage(tileRect(column, row), tile.image);
    }
}

}  // namespace headlight
