#pragma once

#include <QColor>
#include <QString>
#include <QStringList>
#include <array>

namespace headlight {

/// 256 colours from the smallest value to the largest.
struct ColorMap {
  QString name;
  std::array<QRgb, 256> colors = {};
  /// The colour of a fraction of the range; outside [0, 1] the nearest end, NaN the first colour.
  QRgb at(double fraction) const;
};

/// Names of the sequential maps, the default first. They are proper names and are not translated.
QStringList colorMapNames();

/// A sequential map. CIE lightness rises or falls by equal steps from entry to entry, so that equal
/// differences of weight look equal, with or without colour vision. Maps that run from light to dark on a
/// light background run from dark to light on a dark one: a weight of 0 recedes into the background on both.
/// An unknown name is the default.
const ColorMap& colorMap(const QString& name, bool dark);

/// For values of both signs: negative orange, positive blue, zero like the background. Entry 127.5 is zero.
const ColorMap& divergingColorMap(bool dark);

}  // namespace headlight
