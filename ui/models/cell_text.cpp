#include "ui/models/cell_text.h"

#include <cmath>

#include "core/trace/difference_pattern_source.h"
#include "ui/models/number_text.h"

namespace headlight {

bool isDifference(const PatternSource& source) {
  return dynamic_cast<const DifferencePatternSource*>(&source) != nullptr;
}

QString cellText(const PatternSource& source, double value) {
  if (std::isnan(value)) return QStringLiteral("–");
  return isDifference(source) ? signedWeightText(value) : weightText(value);
}

}  // namespace headlight
