#pragma once

#include <memory>
#include <vector>

#include "ui/views/scene/scene.h"
#include "ui/views/text/text_layout.h"

namespace headlight {

/// One text of the Text view: of self-attention the only one, of cross-attention that of the queries or that
/// of the keys.
struct TextBlock {
  bool ofQueries = true;
  bool ofKeys = true;
  QString heading;  // empty for the only text
  QPointF headingAt;
  TextLayout layout;
};

/// The texts of a scene, laid out: what does not change with the focus.
struct TextBody {
  std::shared_ptr<const RunResult> result;
  AttentionKind kind = AttentionKind::Encoder;
  QSizeF room;
  QFont font;
  double pinned = 0;  // the height of the legend above
  double width = 0;   // of the page: the room's, or more in a file
  double height = 0;
  std::vector<TextBlock> blocks;

  bool isOf(const Snapshot& snapshot, const SceneRequest& request) const;
};

/// Lays out the texts of the attention that the snapshot's focus names. Short texts are set as large as the
/// room allows, long ones at a size for reading. Throws Cancelled.
std::shared_ptr<const TextBody> layOutText(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);

}  // namespace headlight
