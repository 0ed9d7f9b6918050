#include "ui/plots/heat_map_viewport.h"

#include <algorithm>

namespace headlight {

namespace {

constexpr double largestCell = 160;  // pixels; zooming in ends there

/// The start of a range of `length` moved so that [token, token + 1) lies inside, with a little room beside
/// it.
double revealed(double begin, double length, std::int64_t token) {
  const double room = std::min(1.0, length / 4);
  const double first = static_cast<double>(token) - room;
  const double last = static_cast<double>(token) + 1 + room;
  if (first < begin) return first;
  if (last > begin + length) return last - length;
  return begin;
}

}  // namespace

QRectF HeatMapViewport::whole() const {
  return {0, 0, static_cast<double>(std::max<std::int64_t>(m_shape.keys, 1)),
          static_cast<double>(std::max<std::int64_t>(m_shape.queries, 1))};
}

void HeatMapViewport::setPattern(const PatternShape& shape, const QSizeF& plot) {
  m_shape = shape;
  m_plot = plot;
  if (m_fit)
    fit();
  else
    clamp();
}

void HeatMapViewport::fit() {
  m_cells = whole();
  m_fit = true;
}

void HeatMapViewport::clamp() {
  const QRectF all = whole();
  if (m_cells.width() >= all.width() * (1 - 1e-9) && m_cells.height() >= all.height() * (1 - 1e-9))
    return fit();
  m_cells.setSize({std::min(m_cells.width(), all.width()), std::min(m_cells.height(), all.height())});
  m_cells.moveLeft(std::clamp(m_cells.left(), 0.0, all.width() - m_cells.width()));
  m_cells.moveTop(std::clamp(m_cells.top(), 0.0, all.height() - m_cells.height()));
  m_fit = false;
}

void HeatMapViewport::zoom(double factor, const QPointF& anchor) {
  if (!(factor > 0)) return;
  const QRectF all = whole();
  const double smallest = std::min(all.width(), m_plot.width() / largestCell);
  const double width = std::clamp(m_cells.width() / factor, smallest, all.width());
  const double scale = width / m_cells.width();
  const QPointF fixed(m_cells.left() + anchor.x() * m_cells.width(),
                      m_cells.top() + anchor.y() * m_cells.height());
  const QSizeF size(m_cells.width() * scale, m_cells.height() * scale);
  m_cells =
      QRectF(QPointF(fixed.x() - anchor.x() * size.width(), fixed.y() - anchor.y() * size.height()), size);
  clamp();
}

void HeatMapViewport::pan(const QPointF& fraction) {
  m_cells.translate(-fraction.x() * m_cells.width(), -fraction.y() * m_cells.height());
  clamp();
}

void HeatMapViewport::centerOn(const QPointF& cell) {
  m_cells.moveCenter(cell);
  clamp();
}

void HeatMapViewport::reveal(std::int64_t query, std::int64_t key) {
  if (m_fit) return;
  if (query >= 0) m_cells.moveTop(revealed(m_cells.top(), m_cells.height(), query));
  if (key >= 0) m_cells.moveLeft(revealed(m_cells.left(), m_cells.width(), key));
  clamp();
}

}  // namespace headlight
