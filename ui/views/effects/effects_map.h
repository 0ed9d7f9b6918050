#pragma once

#include <memory>

#include "ui/views/effects/effects_content.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// Layers down, heads across, with a colour for what each does, blue for the token and orange against it;
/// layers' feed-forward networks apart at the right. A click on a head moves the focus to it.
struct EffectsMapRequest {
  EffectsContent::Map map;
  double limit = 1;                         // the magnitude of the deepest colours
  bool named = false;                       // says whose heads they are
  std::vector<EffectsContent::Part> parts;  // for the tips
  Focus focus;                              // whose tokens stay when a head of its kind is clicked
  double mostWidth = 0;
};

std::shared_ptr<const Scene> effectsMap(const EffectsMapRequest& request, const QFont& font);

}  // namespace headlight
