#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Which part of a pattern a large heatmap shows: zooming about a point, panning, fitting. A value; positions
/// in the plot are fractions of it, (0, 0) at the top left.
class HeatMapViewport {
 public:
  /// A new pattern or plot size: what was fitted stays fitted, what was zoomed stays where it was.
  void setPattern(const PatternShape& shape, const QSizeF& plot);

  /// x and width in keys, y and height in queries.
  const QRectF& cells() const { return m_cells; }
  bool isFit() const { return m_fit; }

  void fit();
  /// Makes cells `factor` times as large; the cell under `anchor` stays under it.
  void zoom(double factor, const QPointF& anchor);
  /// Moves the pattern by a fraction of the plot.
  void pan(const QPointF& fraction);
  void centerOn(const QPointF& cell);
  /// Moves as little as needed to bring a query and a key into view (-1: any).
  void reveal(std::int64_t query, std::int64_t key);

 private:
  QRectF whole() const;
  void clamp();

  PatternShape m_shape;
  QSizeF m_plot;
  QRectF m_cells;
  bool m_fit = true;
};

}  // namespace headlight
