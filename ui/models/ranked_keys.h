#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// One key of a query's row, or one query of a key's column.
struct RankedKey {
  std::int64_t key = 0;
  float weight = 0;
  bool leftOut = false;  // by the display's choice; its weight is the model's all the same
};

/// What another run, which is compared with, has in the place of a ranked key.
struct OtherWeight {
  enum class Is { NoToken, Masked, Weight, Pending };
  Is is = Is::NoToken;
  float weight = 0;
};

/// A query's row or a key's column, largest weights first. A value.
struct RankedKeys {
  std::vector<RankedKey> keys;  // at most the limit asked for; masked keys are not among them
  std::int64_t restCount = 0;   // unmasked keys beyond the limit, and
  double restSum = 0;           // the sum of their weights
  std::int64_t maskedCount = 0;
  std::int64_t leftOutCount = 0;    // of the unmasked keys, and
  double leftOutSum = 0;            // the sum of their weights
  float largest = 0;                // the largest magnitude among keys that are not left out
  std::vector<OtherWeight> others;  // [keys]; empty: nothing is compared
  double scale = 1;  // `largest` rounded up to 1, 2 or 5 times a power of ten: a bar's full length
};

/// Which row is ranked, or which column.
struct RankRequest {
  HeadId head;
  std::int64_t query = 0;
  std::span<const std::uint8_t> leftOut = {};  // 1 for keys left out, [keys] or empty; of a row
  std::size_t limit = 200;                     // so many keys are told one by one
  std::int64_t key = -1;  // in place of the query: its column is ranked, of the queries that look at it
};

/// Ranks the keys of a query, or the queries of a key, by weight (by magnitude where weights can be
/// negative), ties by position; the weights have the source's own bits. Preconditions: indices inside
/// shape(). Throws Cancelled.
RankedKeys rankKeys(const PatternSource& patterns, const RankRequest& request,
                    const Execution& execution = {});

}  // namespace headlight
