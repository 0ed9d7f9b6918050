#pragma once

#include <memory>

#include "ui/views/effects/effects_content.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The parts that do most, ranked, with bars to both sides of zero; the others together, and what all sum to
/// where they sum to the logit. A click on a head moves the focus to it.
std::shared_ptr<const Scene> effectsList(const EffectsContent& content, const Focus& focus, const QFont& font,
                                         double width);

}  // namespace headlight
