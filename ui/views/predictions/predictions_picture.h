#pragma once

#include "ui/views/focus_part.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/view_help.h"

namespace headlight {

/// What a model predicts at the token in focus: the next one, or the one that is masked. Probabilities over
/// the whole vocabulary and after each stage of sampling, and the logit lens. Its second page is
/// EffectsPicture.
struct PredictionsPicture {
  static constexpr const char* id = "predictions";
  static constexpr bool explainsRun = true;
  static constexpr bool saysHeads = true;
  static QString title();
  static ViewHelp help();
  static constexpr FocusPart shows = FocusPart::Token;
  static void open(SessionState& state);
  static QString reading();
  static constexpr bool isAboutHead = false;
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  static ViewControls* makeControls(QWidget* parent);
};

}  // namespace headlight
