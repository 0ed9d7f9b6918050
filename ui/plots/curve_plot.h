#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

#include "ui/plots/picture_style.h"

namespace headlight {

/// One line over whole numbers, from CurvePlot::first on.
struct Curve {
  QString name;
  std::vector<float> values;
};

/// Lines in one plot, told apart by colour and by dashes, with a legend above them.
struct CurvePlot {
  std::vector<Curve> curves;
  QString xName;
  QString yName;
  int first = 0;  // where the curves begin
  QFont font;

  void paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const;
};

/// The colour of the n-th of several things of equal rank, safe for colour-blind eyes (Okabe and Ito 2008).
QColor categoryColor(std::size_t index, bool dark);

}  // namespace headlight
