#pragma once

#include <memory>

#include "ui/views/predictions/stage_table.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// A table of stages as bars with their probabilities, `width` wide; a click on a row chooses its token, one
/// on the chosen token lets it go. Stages that change nothing have no numbers.
std::shared_ptr<const Scene> stageBars(StageTable table, const QFont& font, double width);

}  // namespace headlight
