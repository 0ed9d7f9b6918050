#pragma once

#include <QImage>
#include <QPainter>
#include <QRectF>
#include <QSizeF>
#include <mutex>
#include <vector>

#include "core/parallel/execution.h"
#include "ui/views/lines/drawn_line.h"

namespace headlight {

/// Draws the lines that lie in a part, in their order, as vectors.
void paintLines(QPainter& painter, const std::vector<DrawnLine>& lines, const QRectF& part);

/// Lines as pixels, in tiles: thousands of lines that are half transparent take longer to draw than a frame
/// lasts. Tiles are made beforehand where somebody says what will be seen, as far as memory allows, and
/// otherwise when they are painted. Any thread.
class LineRaster {
 public:
  /// `lines` must outlive it. `size` is that of the picture.
  LineRaster(const std::vector<DrawnLine>& lines, const QSizeF& size, double pixelRatio);
  /// Makes what painting this part will need. Throws Cancelled.
  void prepare(const QRectF& part, const Execution& execution) const;
  /// Whether painting this part makes nothing.
  bool isPrepared(const QRectF& part) const;
  void paint(QPainter& painter, const QRectF& part) const;

 private:
  struct Tile {
    QImage image;  // null: no line lies in it
    bool made = false;
  };
  struct TileRange {
    int firstColumn = 0, lastColumn = 0, firstRow = 0, lastRow = 0;
  };
  TileRange rangeOf(const QRectF& part) const;
  QRectF tileRect(int column, int row) const;
  Tile& tileAt(int column, int row) const;
  Tile makeTile(const QRectF& rect, const Execution& execution) const;
  bool makeRoom(const QRectF& part) const;
  void keep(int column, int row, const Tile& tile) const;

  const std::vector<DrawnLine>& m_lines;
  double m_ratio;
  int m_columns = 0;
  int m_rows = 0;
  mutable std::mutex m_mutex;         // guards what follows
  mutable std::vector<Tile> m_tiles;  // [rows, columns]
  mutable std::size_t m_images = 0;
};

}  // namespace headlight
