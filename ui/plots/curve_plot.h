#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "ui/plots/picture_style.h"

namespace headlight {

/// How a line is told apart from others; both count from 0.
struct CurveLook {
  std::size_t color = 0;  // categoryColor()
  std::size_t dashes = 0;
};

/// One line over whole numbers, from CurvePlot::first on, or over places of its own.
struct Curve {
  QString name;
  std::vector<float> values;
  std::vector<double> places = {};     // ascending, one a value; empty: first, first + 1, ...
  std::optional<CurveLook> look = {};  // nothing: by its place among the curves

  double placeOf(std::size_t index, double first) const {
    return places.empty() ? first + static_cast<double>(index) : places[index];
  }
};

/// An upright line with a word at its top.
struct CurveMarker {
  double place = 0;
  QString text;
  bool strong = false;
  std::optional<std::size_t> color = {};  // categoryColor(); nothing: that of all markers
};

/// Where numbers are on the screen.
struct CurveScale {
  QRectF plot;
  double firstX = 0, lastX = 1;
  double low = 0, high = 1;
  bool logarithmic = false;  // y

  QPointF at(double x, double y) const;
  double xAt(double px) const { return firstX + (px - plot.left()) / plot.width() * (lastX - firstX); }
};

/// Lines in one plot, told apart by colour and by dashes, with a legend of those with a name above them.
struct CurvePlot {
  std::vector<Curve> curves;
  QString xName;
  QString yName;
  int first = 0;  // where the curves begin
  QFont font;
  std::optional<double> last = {};  // where the plot ends; none: with the longest curve
  bool fromZero = true;             // whether 0 is always in sight; not of a logarithmic one
  bool logarithmic = false;         // y; what is not above 0 is left out
  std::vector<CurveMarker> markers = {};

  /// The scale that paint() uses in this area; its plot may be too small to be painted.
  CurveScale scale(const QRectF& area) const;
  void paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const;
};

/// The colour of the n-th of several things of equal rank, safe for colour-blind eyes (Okabe and Ito 2008).
QColor categoryColor(std::size_t index, bool dark);

}  // namespace headlight
