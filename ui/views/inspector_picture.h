#pragma once

#include "ui/models/ranked_keys.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// What the inspector says about a snapshot, in words and numbers.
struct InspectorContent {
  QString heading;     // “cross”, query 5
  QString subheading;  // mean of heads 0.1, 0.3
  QString hint;        // in place of the list: what to do to get one
  QString note;        // masked and left-out keys, where there are any
  RankedKeys ranked;
};

/// Throws Cancelled.
InspectorContent inspectorContent(const Snapshot& snapshot, const Execution& execution = {});
/// Whether inspectorContent() takes so long that it belongs off the GUI thread: averages of long texts.
bool isSlowToRank(const Snapshot& snapshot);
/// What the facts about the focused cell are of: “cross” → “animal”, head 0.1.
QString cellHeading(const Snapshot& snapshot);

/// The inspector as a picture. Throws Error when no query is focused.
void paintInspector(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request);
QSizeF inspectorPictureSize(const Snapshot& snapshot);

}  // namespace headlight
