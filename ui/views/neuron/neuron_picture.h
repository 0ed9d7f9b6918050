#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "ui/views/focus_part.h"
#include "ui/views/scene/scene.h"
#include "ui/views/scene/view_controls.h"
#include "ui/views/view_help.h"

namespace headlight {

/// The view "q × k": how the focused cell's score is made of the query and the key, dimension by dimension.
struct NeuronPicture {
  static constexpr const char* id = "neuron";
  static constexpr bool explainsRun = true;
  static QString title();
  static ViewHelp help();
  static constexpr FocusPart shows = FocusPart::Cell;
  static QString reading();
  /// Queries and keys before rotary, where it turns them.
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  static ViewControls* makeControls(QWidget* parent);
};

}  // namespace headlight
