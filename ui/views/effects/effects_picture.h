#pragma once

#include "ui/views/scene/scene_view.h"
#include "ui/views/view_help.h"

namespace headlight {

/// What every head does for one token's logit: by switching each off in a run of its own, or by splitting the
/// logit over all that it is a sum of. A page of PredictionsPicture; for files a view of its own.
struct EffectsPicture {
  static constexpr const char* id = "effects";
  static constexpr bool explainsRun = true;
  static constexpr bool saysHeads = true;
  static QString title();
  static ViewHelp help();
  /// The page of the Predictions view.
  static void open(SessionState& state);
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
};

}  // namespace headlight
