#pragma once

#include <QRectF>

#include "ui/views/compare/comparison.h"

namespace headlight {

/// What is seen of the second run's pattern while `cells` of the first are (SceneRequest::cells): as large a
/// part of it, about the token that belongs to the one in the middle, inside its shape. Both have patterns.
QRectF cellsInSecond(const Comparison& comparison, const QRectF& cells);

}  // namespace headlight
