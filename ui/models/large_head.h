#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "ui/views/snapshot.h"

namespace headlight {

/// What one large picture of the Heads view is of: the focused head, or the average of the heads that were
/// chosen for it. A value.
struct LargeHead {
  std::shared_ptr<const PatternSource> source;  // nullptr without a pattern
  HeadId head;                                  // the head of `source`
  std::vector<HeadId> averaged;                 // of the model; empty: the focused head
  bool allHeads = false;                        // the head stands for all of its layer

  bool isMean() const { return !averaged.empty(); }
  /// "Layer 2, head 1", "Mean of heads 0.1, 0.3"
  QString title() const;
};

/// A new source each time for a mean: who draws it again and again keeps it.
LargeHead largeHead(const Snapshot& snapshot);
/// The focused head, whatever is averaged.
LargeHead focusedHead(const Snapshot& snapshot);

}  // namespace headlight
