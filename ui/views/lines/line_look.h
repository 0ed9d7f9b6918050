#pragma once

#include <QColor>
#include <QPen>

#include "ui/plots/picture_style.h"
#include "ui/session/display_options.h"
#include "ui/views/lines/chosen_lines.h"

namespace headlight {

constexpr int lineColorCount = 8;
constexpr int lineDashCount = 4;

/// The colour of a head's place: eight that normal, red-blind and green-blind eyes tell apart, on this theme
/// with a contrast of 3 or more. Places beyond begin again.
QColor lineColor(int place, bool dark);
/// The dashes of a head's place, in widths of the line; empty: a solid line. They change with every eighth
/// place.
QList<qreal> lineDashes(int place);

/// From a weight to how opaque its line is. It depends on nothing but the weight and the scale that a person
/// has chosen, so that lines do not fade as heads are added. A value.
struct OpacityScale {
  double top = 1;  // weights from here on are opaque
  bool log = false;

  OpacityScale() = default;
  OpacityScale(const DisplayOptions& display, ValueRange range);
  /// In [0, 1]: the square root of weight / top, or its logarithm from top / 10,000 on. Fractions say where
  /// a weight stands on the legend.
  double fraction(double weight) const;
  /// In [least, 1].
  double opacity(double weight) const;
  static constexpr double least = 0.1;  // the faintest line can still be seen
  /// Weights that the legend names.
  std::vector<double> ticks() const;
};

/// The scale of a picture. Differences may be as large as weights and are mostly much smaller: theirs ends
/// where the largest that is drawn does, rounded up, unless a person has fixed it.
OpacityScale opacityScale(const DisplayOptions& display, ValueRange range, const ChosenLines& chosen);

/// How lines of one picture are coloured.
enum class LineColors {
  Heads,       // by the head's place
  Directions,  // what a token gives and gets
  Signs        // positive and negative differences
};

QPen linePen(const AttentionLine& line, LineColors colors, const OpacityScale& scale,
             const PictureStyle& style);
/// The pen of a head in a legend, opaque.
QPen headPen(int place, LineColors colors, const PictureStyle& style);

}  // namespace headlight
