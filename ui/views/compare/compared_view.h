#pragma once

#include "ui/views/scene/scene_view.h"

namespace headlight {

/// What a view needs and shows of a snapshot that may ask for a comparison: its own scene, or that of the two
/// runs and of their difference. `differs`: whether a difference of patterns means something to it; otherwise
/// the two stand side by side alone. Throws Error, Cancelled.
std::vector<Question> comparedNeeds(const SceneDefinition& view, const Snapshot& snapshot);
std::shared_ptr<const Scene> makeCompared(const SceneDefinition& view, const Snapshot& snapshot,
                                          const SceneRequest& request, const Execution& execution);

/// The definition of a view whose every scene can be a comparison.
template <typename Picture>
SceneDefinition comparedDefinitionOf() {
  SceneDefinition definition = definitionOf<Picture>();
  definition.needs = [](const Snapshot& snapshot) {
    return comparedNeeds(definitionOf<Picture>(), snapshot);
  };
  definition.make = [](const Snapshot& snapshot, const SceneRequest& request, const Execution& execution) {
    return makeCompared(definitionOf<Picture>(), snapshot, request, execution);
  };
  return definition;
}

}  // namespace headlight
