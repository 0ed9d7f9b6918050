#include "ui/session/letter_width.h"

#include <QFontMetrics>
#include <algorithm>

namespace headlight {

int letterWidth(const QFont& font) {
  const QFontMetrics metrics(font);
  return std::max(1, std::min(metrics.averageCharWidth(), metrics.horizontalAdvance(QLatin1Char('x'))));
}

double letterScale(const QFont& font) {
  constexpr double usual = 13;  // pixels
  return std::max(1.0, font.pixelSize() / usual);
}

}  // namespace headlight
