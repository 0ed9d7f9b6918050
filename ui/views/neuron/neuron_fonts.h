#pragma once

#include <QFont>
#include <algorithm>
#include <cmath>

namespace headlight {

/// The font of ticks and captions beside one of a view.
inline QFont neuronSmallFont(QFont font) {
  font.setPixelSize(std::max(9, static_cast<int>(std::lround(font.pixelSize() * 0.86))));
  return font;
}

inline QFont neuronBoldFont(QFont font) {
  font.setBold(true);
  return font;
}

}  // namespace headlight
