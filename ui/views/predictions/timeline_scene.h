#pragma once

#include <memory>

#include "ui/views/predictions/generation_timeline.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// A timeline as a part of a page; a click on a slot shows its step.
std::shared_ptr<const Scene> timelineScene(GenerationTimeline timeline);

}  // namespace headlight
