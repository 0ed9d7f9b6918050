#pragma once

#include <QRectF>
#include <vector>

#include "ui/views/scene/scene.h"

namespace headlight {

/// Where in a scene the tokens stand that a search found: where it would mark a focus on each. Throws
/// Cancelled.
std::vector<QRectF> foundRects(const Scene& scene, const Snapshot& snapshot, const Execution& execution);

}  // namespace headlight
