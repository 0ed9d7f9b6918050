#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "ui/plots/color_map.h"
#include "ui/plots/picture_style.h"
#include "ui/plots/value_mapping.h"

namespace headlight {

/// The legend of a heatmap: its colours with ticks, the name of the scale, and the sign for keys that are
/// left out. Painted as text and rectangles in every format.
struct ColorScale {
  ValueMapping mapping;
  const ColorMap* map = nullptr;
  /// What is left out, in words, or empty.
  QString leftOut;
  QFont font;

  /// "weight", "weight, log scale", "weight ÷ row maximum".
  QString name() const;
  /// The height a scale needs: one line of ticks below a bar.
  double height() const;
  void paint(QPainter& painter, const QRectF& area, const PictureStyle& style) const;

 private:
  double paintBar(QPainter& painter, const QRectF& area, const PictureStyle& style) const;
};

/// The map that shows `mapping`: a diverging one where there are values of both signs.
const ColorMap& colorMapFor(const ValueMapping& mapping, const QString& name, bool dark);

/// A scale as `display` asks for it on a source whose values have this range.
ColorScale makeColorScale(const DisplayOptions& display, ValueRange range, bool dark, const QFont& font);

/// Fills an area with the hatching of left-out cells, as lines that every format can draw.
void paintHatch(QPainter& painter, const QRectF& area, const PictureStyle& style);

}  // namespace headlight
