#pragma once

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>
#include <QRectF>
#include <mutex>
#include <vector>

#include "core/parallel/execution.h"

namespace headlight {

/// A line as it is drawn.
struct DrawnLine {
  QPainterPath path;
  QPolygonF points;  // of the path, as straight pieces
  QRectF bounds;
  QPen pen;
};

/// Whether some of a line lies in a rectangle.
bool touches(const DrawnLine& line, const QRectF& rect);
/// How far a point is from a line.
double distance(const DrawnLine& line, const QPointF& point);
/// Draws the lines that lie in a part, in their order, as vectors.
void paintLines(QPainter& painter, const std::vector<DrawnLine>& lines, const QRectF& part);

/// Lines as pixels, in tiles: thousands of lines that are half transparent take longer to draw than a frame
/// lasts. Tiles are made beforehand as far as memory allows and otherwise when they are first seen. Any
/// thread.
class LineRaster {
 public:
  /// `lines` must outlive it. `size` is that of the picture. Throws Cancelled.
  LineRaster(const std::vector<DrawnLine>& lines, const QSizeF& size, double pixelRatio,
             const Execution& execution);
  void paint(QPainter& painter, const QRectF& part) const;

 private:
  struct Tile {
    QImage image;
    bool made = false;  // an empty one has no image
  };
  QRectF tileRect(int column, int row) const;
  Tile makeTile(const QRectF& rect) const;
  bool hasRoom() const;
  void dropOutside(const QRectF& part) const;

  const std::vector<DrawnLine>& m_lines;
  double m_ratio;
  int m_columns = 0;
  int m_rows = 0;
  mutable std::mutex m_mutex;         // guards what follows
  mutable std::vector<Tile> m_tiles;  // [rows, columns]
  mutable std::size_t m_images = 0;
};

}  // namespace headlight
