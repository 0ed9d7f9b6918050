#pragma once

#include <QImage>
#include <QPointF>
#include <cstdint>
#include <vector>

namespace headlight {

/// How much of each pixel of an image an outline covers, exactly, and the blending of a colour by that. Sums
/// are kept for the cells that edges go through alone, so that a thin line costs as much as it is long. Not
/// for several threads at once.
///
/// Each edge adds to the cells of a row by how much the area to the right of it changes there; the sum from
/// the left is the covered share of a pixel.
class AreaSums {
 public:
  /// Of an image in premultiplied ARGB32 that outlives this and that nobody else changes meanwhile.
  explicit AreaSums(QImage& image);

  int width() const { return m_width; }
  int height() const { return m_height; }
  /// An edge of the outline, in pixels. Edges of a closed outline are added in its order, from end to end.
  void addEdge(const QPointF& begin, const QPointF& end);
  /// Blends the colour over what is within the edges added so far, as QPainter does, and forgets them.
  void blend(QRgb premultiplied);

 private:
  void addSteep(float x, float y, float toX, float toY, float sign);
  void addInRow(int row, float x, float toX, float covered);
  void add(int row, int column, float area);
  void blendRow(int row, QRgb premultiplied);

  int m_width = 0;
  int m_height = 0;
  int m_stride = 0;                      // cells of a row: an edge at the right side adds beyond it
  int m_words = 0;                       // of a row
  int m_firstRow = 0;                    // that has sums
  int m_endRow = 0;                      // one behind the last
  std::vector<float> m_sums;             // [rows, cells]; 0 between two outlines
  std::vector<std::uint64_t> m_touched;  // [rows, words], a bit for each cell that has a sum
  uchar* m_bits = nullptr;
  qsizetype m_bytesPerLine = 0;
};

}  // namespace headlight
