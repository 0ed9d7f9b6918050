#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "ui/views/scene/scene.h"
#include "ui/views/scene/view_controls.h"
#include "ui/views/view_help.h"

namespace headlight {

/// Stretches of the text with names, and how much attention each receives: see SceneDefinition.
struct SpansPicture {
  static constexpr const char* id = "spans";
  static constexpr bool saysHeads = true;
  static QString title();
  static ViewHelp help();
  static QString reading();
  static constexpr bool isAboutHead = false;
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  static ViewControls* makeControls(QWidget* parent);
};

}  // namespace headlight
