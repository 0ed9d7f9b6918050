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
/// What a head does, in both; `second`: nothing where it is not compared, and while it is `pending`.
FactsTable inspectorHead(const HeadId& head, const HeadStatistics& first,
                         const std::optional<HeadStatistics>& second, bool pending);

/// Adds to what is ranked the weights of the second run; `ranked` is of the comparison's first.
void addOtherWeights(InspectorContent& content, const Comparison& comparison);

}  // namespace headlight
