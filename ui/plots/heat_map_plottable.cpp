#include "ui/plots/heat_map_plottable.h"

namespace headlight {

HeatMapPlottable::HeatMapPlottable(QCPAxis* keys, QCPAxis* queries, std::function<void(QPainter&)> paint)
    : QCPAbstractPlottable(keys, queries), m_paint(std::move(paint)) {}

double HeatMapPlottable::selectTest(const QPointF&, bool, QVariant*) const { return -1; }

QCPRange HeatMapPlottable::getKeyRange(bool& found, QCP::SignDomain) const {
  found = true;
  return keyAxis()->range();
}

QCPRange HeatMapPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
  found = true;
  return valueAxis()->range();
}

QRect HeatMapPlottable::clipRect() const {
  // QCustomPlot moves the clip up by a pixel; the last row is to be drawn all the same.
  return parentPlot()->viewport().adjusted(0, 0, 0, 1);
}

void HeatMapPlottable::draw(QCPPainter* painter) { m_paint(*painter); }

void HeatMapPlottable::drawLegendIcon(QCPPainter*, const QRectF&) const {}

}  // namespace headlight
