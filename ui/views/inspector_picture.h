#pragma once

#include "ui/models/ranked_keys_model.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// What the inspector says about a snapshot, in words and numbers: what the token in focus looks at, or what
/// looks at it (InspectorOptions).
struct InspectorContent {
  QString heading;     // “cross”, query 5
  QString subheading;  // mean of heads 0.1, 0.3
  QString hint;        // in place of the list: what to do to get one
  QString note;        // masked and left-out keys, where there are any
  RankedKeys ranked;
  bool incoming = false;  // `ranked` are the queries that look at the token in focus

  /// The tokens that are ranked, and how many there are.
  const TokenList& tokens(const PatternSource& patterns) const {
    return incoming ? patterns.queryTokens() : patterns.keyTokens();
  }
  std::int64_t positions(const PatternSource& patterns) const {
    return incoming ? patterns.shape().queries : patterns.shape().keys;
  }
  /// The one of them that is in focus; -1: none.
  std::int64_t focused(const Focus& focus) const { return incoming ? focus.query : focus.key; }
  RankedKeysModel::Rows rows() const {
    return incoming ? RankedKeysModel::Rows::Queries : RankedKeysModel::Rows::Keys;
  }
};

/// The token whose incoming attention is shown: the key in focus, or of a self-attention the query; -1: none.
std::int64_t lookedAtToken(const Snapshot& snapshot);

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
