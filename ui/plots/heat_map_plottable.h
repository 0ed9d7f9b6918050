#pragma once

#include <qcustomplot.h>

#include <functional>

namespace headlight {

/// A heatmap in a QCustomPlot: draws what `paint` draws, over the whole plot, so that labels may stand beside
/// the axis rectangle. Only its picture at the screen's resolution is ever held, never the values.
class HeatMapPlottable : public QCPAbstractPlottable {
  Q_OBJECT
 public:
  HeatMapPlottable(QCPAxis* keys, QCPAxis* queries, std::function<void(QPainter&)> paint);

  double selectTest(const QPointF& position, bool onlySelectable, QVariant* details) const override;
  QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
  QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keys) const override;

 protected:
  QRect clipRect() const override;
  void draw(QCPPainter* painter) override;
  void drawLegendIcon(QCPPainter* painter, const QRectF& area) const override;

 private:
  std::function<void(QPainter&)> m_paint;
};

}  // namespace headlight
