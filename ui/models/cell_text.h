#pragma once

#include <QString>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Whether a pattern is the difference of two, whose numbers have signs.
bool isDifference(const PatternSource& source);

/// A cell's number as lists and tips of this pattern show it (weightText): with its sign in a difference, and
/// "–" where only one of the two has the cell.
QString cellText(const PatternSource& source, double value);

}  // namespace headlight
