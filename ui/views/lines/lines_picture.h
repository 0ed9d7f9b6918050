#pragma once

#include <memory>

#include "ui/views/scene/page_rooms.h"
#include "ui/views/scene/scene.h"
#include "ui/views/scene/view_controls.h"
#include "ui/views/view_help.h"

namespace headlight {

/// The view Lines: tokens with lines from queries to keys, of any heads at once; what it shows and how are
/// its LinesOptions.
struct LinesPicture {
  static constexpr const char* id = "lines";
  static constexpr bool saysHeads = true;
  static constexpr bool differs = true;
  static QString title();
  static ViewHelp help();
  static void open(SessionState& state);
  static QString reading();
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
  /// Beside each other where there is room for lines between their labels, otherwise below each other.
  static PageRooms divide(const SharedPage& page);
  static ViewControls* makeControls(QWidget* parent);
};

}  // namespace headlight
