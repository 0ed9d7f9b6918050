#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/analysis/ranked_heads.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What the head map's options ask for, as far as it is known.
struct HeadMapNumbers {
  std::vector<double> shown;  // [layer * heads + head], each head's colour; empty: patterns
  double top = 1;             // the end of its scale
  bool isSigned = false;      // the scale begins at -top: these are differences
  QString name;               // of that scale
  /// The heads in their order, with what they are ranked by (NaN where that is their layer); nothing: all of
  /// them, layers as rows.
  std::optional<std::vector<RankedHead>> order;
  /// Of two runs that are compared the same number in each, like `shown`; empty: nothing is compared, or
  /// patterns are shown.
  std::vector<double> first;
  std::vector<double> second;
  QString note;  // what is missing, in words: still computed, or why it cannot be; empty: nothing
  bool operator==(const HeadMapNumbers& other) const;
};

/// Precondition: the snapshot has patterns.
HeadMapNumbers headMapNumbers(const Snapshot& snapshot);
std::vector<Question> headMapQuestions(const Snapshot& snapshot);

}  // namespace headlight
