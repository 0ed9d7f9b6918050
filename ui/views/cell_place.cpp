#include "ui/views/cell_place.h"

namespace headlight {

bool isCell(const PatternSource* source, const Focus& focus) {
  if (!source || focus.query < 0 || focus.key < 0) return false;
  const PatternShape shape = source->shape();
  return focus.query < shape.queries && focus.key < shape.keys && focus.layer < shape.layers &&
         focus.head < shape.heads;
}

QRectF cellRect(const HeatMap& heatMap, const Focus& focus) {
  if (heatMap.cells.isEmpty()) return {};
  const double width = heatMap.plot.width() / heatMap.cells.width();
  const double height = heatMap.plot.height() / heatMap.cells.height();
  const QPointF corner(
      heatMap.plot.left() + (static_cast<double>(focus.key) - heatMap.cells.left()) * width,
      heatMap.plot.top() + (static_cast<double>(focus.query) - heatMap.cells.top()) * height);
  return QRectF(corner, QSizeF(width, height)).intersected(heatMap.plot);
}

}  // namespace headlight
