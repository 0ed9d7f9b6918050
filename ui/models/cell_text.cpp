#include "ui/models/cell_text.h"

#include <cmath>

#include "core/trace/pattern_traits.h"
#include "ui/models/number_text.h"

namespace headlight {

bool isDifference(const PatternSource& source) { return traitsOf(source).difference; }

QString cellText(const PatternSource& source, double value) {
  if (std::isnan(value)) return QStringLiteral("–");
  return isDifference(source) ? signedWeightText(value) : weightText(value);
}

}  // namespace headlight
