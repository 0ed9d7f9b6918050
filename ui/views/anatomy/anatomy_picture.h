#pragma once

#include "ui/views/focus_part.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/view_help.h"

namespace headlight {

/// The Anatomy: one query token in one head, from the embedding to the logits, with the numbers that the run
/// has made (taps), that the trace keeps and that the checkpoint holds; nothing is computed again by hand.
///
/// One rule for all colours: values of both signs, 0 like the background, negative orange, positive blue;
/// the deepest colour, or a bar's end, is the largest absolute value of the stage, which is printed at its
/// right. So numbers of one stage can be compared by eye, those of two stages cannot.
struct AnatomyPicture {
  static constexpr const char* id = "anatomy";
  static constexpr bool explainsRun = true;
  static QString title();
  static ViewHelp help();
  static constexpr FocusPart shows = FocusPart::Token;
  static QString reading();
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  static ViewControls* makeControls(QWidget* parent);
};

}  // namespace headlight
