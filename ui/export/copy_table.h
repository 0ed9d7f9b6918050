#pragma once

#include <QString>

#include "ui/views/snapshot.h"

namespace headlight {

/// The focused head's pattern as a table that spreadsheets take: tab-separated, key tokens in the first line,
/// a query token before each row. Weights read back as the same float32.
/// Throws Error without a result, and for more than four million cells (such a table is exported to a file
/// instead).
QString tableText(const Snapshot& snapshot);

/// Puts tableText() on the clipboard.
void copyTable(const Snapshot& snapshot);

}  // namespace headlight
