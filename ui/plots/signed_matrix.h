#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>

#include "core/tensor/matrix.h"
#include "ui/plots/picture_style.h"

namespace headlight {

/// A matrix of values of both signs as a picture: negative orange, positive blue, 0 like the background.
struct SignedMatrix {
  const Matrix* values = nullptr;  // [rows, columns], row 0 at the top
  double limit = 1;                // the magnitude of the deepest colours
  QRectF plot;

  /// `vector`: the picture goes into a file of lines and text, and is drawn large enough not to be blurred.
  /// Several cells in one pixel are averaged.
  void paint(QPainter& painter, const PictureStyle& style, bool vector) const;
  /// The colours from -limit at the bottom to limit at the top, with numbers to the right; only one half
  /// where the matrix has values of one sign.
  void paintScale(QPainter& painter, const QRectF& area, const PictureStyle& style, const QFont& font) const;
  /// The room that paintScale() needs for its bar and its longest number.
  double scaleWidth(const QFont& font) const;
  /// Row and column under a point, {-1, -1} outside.
  std::pair<int, int> cellAt(const QPointF& point) const;

 private:
  std::pair<double, double> scaleRange() const;
};

/// A limit for `values` that a scale can be labelled with: the largest magnitude, rounded up to 1, 2 or 5
/// times a power of ten where that is near.
double signedLimit(const Matrix& values);

}  // namespace headlight
