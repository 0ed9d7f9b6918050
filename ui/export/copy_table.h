#pragma once

#include <QString>

#include "core/parallel/execution.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// The focused head's pattern, or the average of heads where that is shown large, as a table that
/// spreadsheets take: tab-separated, key tokens in the first line, a query token before each row. Weights
/// read back as the same float32. Throws Error without a result, and for more than four million cells (such a
/// table is exported to a file instead); Cancelled. Called from any thread.
QString tableText(const Snapshot& snapshot, const Execution& execution);

}  // namespace headlight
