#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "ui/plots/color_fit.h"
#include "ui/plots/color_map.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

/// The legend of a heatmap: its colours with ticks, the largest weight (with an arrow where it lies beyond
/// the end), the name of the scale, and the sign for tokens that are left out. Painted as text and shapes in
/// every format.
struct ColorScale {
  ValueMapping mapping;
  double largest = 0;  // drawn weight; 0 where it is not known
  const ColorMap* map = nullptr;
  /// What is left out, in words, or empty.
  QString leftOut;
  QFont font;
  QString subject = {};  // what colours mean where that is no weight

  /// "weight", "weight, log scale", "weight ÷ row maximum".
  QString name() const;
  /// "max 0.93", or empty.
  QString largestText() const;
  /// Where the colours stand when the scale is painted into `area`.
  QRectF bar(const QRectF& area) const;
  /// The height a scale needs: one line of ticks below a bar.
  double height() const;
  /// The same of any scale in a font.
  static double heightIn(const QFont& of);
  void paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const;

 private:
  void paintTicks(QPainter& painter, const QRectF& area, const QRectF& bar) const;
  double paintBar(QPainter& painter, const QRectF& area, const PictureStyle& style) const;
};

inline double ColorScale::heightIn(const QFont& of) {
  ColorScale scale;
  scale.font = of;
  return scale.height();
}

/// The map that shows `mapping`: a diverging one where there are values of both signs.
const ColorMap& colorMapFor(const ValueMapping& mapping, const QString& name, bool dark);

/// The legend of heads under this fit.
ColorScale makeColorScale(const DisplayOptions& display, const ColorFit& fit, bool dark, const QFont& font);

/// Fills an area with the hatching of left-out cells, as lines that every format can draw.
void paintHatch(QPainter& painter, const QRectF& area, const PictureStyle& style);

}  // namespace headlight
