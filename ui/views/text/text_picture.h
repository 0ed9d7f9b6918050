#pragma once

#include <vector>

#include "ui/views/scene/scene_view.h"
#include "ui/views/view_help.h"

namespace headlight {

/// The text itself, each token shaded by a weight: what the focused token gives to it or gets from it, or a
/// mean over the rows of a marked stretch or of all later tokens. See SceneDefinition.
struct TextPicture {
  static constexpr const char* id = "text";
  static constexpr bool saysHeads = true;
  static constexpr bool differs = true;
  static QString title();
  static ViewHelp help();
  static void open(SessionState& state);
  static QString reading();
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  static ViewControls* makeControls(QWidget* parent);
  /// The marked stretch.
  static bool letGo(SessionState& state);
};

}  // namespace headlight
