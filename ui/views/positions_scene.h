#pragma once

#include <QFont>
#include <memory>

#include "ui/models/encoding_content.h"

namespace headlight {

/// All that the Positions picture is made of. A value; made off the GUI thread.
struct PositionsScene {
  Snapshot snapshot;  // its answers included
  EncodingContent encoding;
  QString origin;              // whose encoding it is, in a sentence
  QString counterpartMissing;  // why there is none, in words
  QString comparison;          // what Compare does here, in a sentence; empty: it is off
  QFont font;                  // with a pixel size

  /// The focused kind's patterns with the positional encoding and without it; nullptr where there are none.
  const PatternSource* withPositions() const;
  const PatternSource* withoutPositions() const;
};

PositionsScene makePositionsScene(const Snapshot& snapshot, const QFont& font);

}  // namespace headlight
