#pragma once

#include <optional>

#include "core/analysis/head_statistics.h"
#include "ui/views/compare/comparison.h"
#include "ui/views/facts_panel.h"
#include "ui/views/inspector_picture.h"

namespace headlight {

/// The comparison that a snapshot asks for; nothing where it asks for none.
std::optional<Comparison> comparisonIn(const Snapshot& snapshot);
/// Why the second run has nothing to set beside these tokens of the first, in a sentence; empty: it has.
QString missingInSecond(const Comparison& comparison, const Focus& focus);

/// The numbers behind the focused cell, of two runs that are compared those of both.
FactsTable inspectorCell(const Snapshot& snapshot);
/// Statistics of a head in one run or two.
struct InspectedNumbers {
  HeadId head;
  HeadStatistics first;
  std::optional<HeadStatistics> second = {};  // nothing where it is not compared, and while it is pending
  bool pending = false;
  bool ofWords = false;  // the patterns are of words, not of tokens
};

/// What a head does, in both.
FactsTable inspectorHead(const InspectedNumbers& numbers);

/// Adds to what is ranked the weights of the second run; `ranked` is of the comparison's first.
void addOtherWeights(InspectorContent& content, const Comparison& comparison);

}  // namespace headlight
