#pragma once

#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Tokens [begin, end).
struct TokenStretch {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t count() const { return end - begin; }
  bool operator==(const TokenStretch&) const = default;
};

/// Which rows a mean is over.
struct MeanRows {
  HeadId head;
  TokenStretch queries;
  bool laterOnly = false;  // for each key only the queries behind it
};

/// For every key the mean of the weights that these queries give to it, over those of them that may look at
/// it: sum over i of A[i, key] / number of i with [i, key] not masked. NaN where none may. [keys]
///
/// Sums are float64 and taken in the order of the queries, so that the number of threads changes no bit.
/// Reports progress. Throws Cancelled.
std::vector<float> meanOfRows(const PatternSource& source, const MeanRows& rows, const Execution& execution);

/// For every query the mean of the weights that it gives to the keys of a stretch, over those of them that it
/// may look at. NaN where it may look at none. [queries]
std::vector<float> meanOfColumns(const PatternSource& source, HeadId head, TokenStretch keys,
                                 const Execution& execution);

}  // namespace headlight
