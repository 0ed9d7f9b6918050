#pragma once

#include <cstdint>
#include <vector>

#include "core/attention/head_id.h"
#include "core/evaluation/model_copies.h"

namespace headlight {

/// A cell of a pattern.
struct WatchedCell {
  std::int64_t query = 0;
  std::int64_t key = 0;
  bool operator==(const WatchedCell&) const = default;
};

/// A sequence to run, and the cells that a head is looked for by.
struct WatchedRow {
  std::vector<std::int32_t> ids;
  std::vector<WatchedCell> cells;
};

/// The mean weight of each head in the cells of all rows, in the order of `heads`, of the model's first kind
/// of attention. Throws what Transformer::run() throws; Cancelled.
std::vector<double> meanWeights(const ModelCopies& copies, const std::vector<WatchedRow>& rows,
                                const std::vector<HeadId>& heads, const Execution& execution);

/// A head that was picked on one sample and measured on another.
struct FoundHead {
  HeadId head;
  double selected = 0;     // mean weight where it was picked
  double measured = 0;     // and on the other sample
  std::int64_t cells = 0;  // of the other sample
};

/// The head of highest mean weight on `selection`, of equal ones the first, measured on `sample`. Throws
/// Error where either has no cell.
FoundHead findHead(const ModelCopies& copies, const std::vector<WatchedRow>& selection,
                   const std::vector<WatchedRow>& sample, const Execution& execution);

}  // namespace headlight
