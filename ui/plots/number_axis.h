#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>
#include <vector>

#include "ui/plots/picture_style.h"

namespace headlight {

/// Round numbers from low to high, at most `most` of them, at distances of 1, 2 or 5 times a power of ten.
std::vector<double> niceTicks(double low, double high, int most);
/// The powers of ten from low to high, which are above 0, at most `most` of them; with 2 and 5 times them
/// where there are less than three.
std::vector<double> powerTicks(double low, double high, int most);
/// A tick's number with as many decimals as the distance of ticks needs; "−" for a minus.
QString tickText(double value, double step);

/// Numbers beside a plot. Cells have their numbers at their middle, points of a line at their place.
struct NumberAxis {
  enum class Edge { Left, Bottom };
  Edge edge = Edge::Bottom;
  QRectF plot;
  double first = 0;  // the number at the plot's left or top edge (of a left axis with `upwards`: bottom edge)
  double last = 1;
  bool cells = false;        // numbers stand at the middle of their cell, and are whole
  bool upwards = false;      // a left axis that grows upwards
  bool logarithmic = false;  // both ends are above 0
  QString name;
  QFont font;

  /// The room beside the plot that numbers and name take.
  static double extent(Edge edge, const QFont& font);
  /// The numbers that are written, as many as there is room for; of a logarithmic axis powers of ten, and
  /// twice and five times them where it spans few.
  std::vector<double> ticks() const;
  /// Where a number is, from 0 at `first` to 1 at `last`.
  double fractionOf(double number) const;
  void paint(QPainter& painter, const PictureStyle& style) const;
};

}  // namespace headlight
