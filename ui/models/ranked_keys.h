#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// One key of a query's row.
struct RankedKey {
  std::int64_t key = 0;
  float weight = 0;
  bool leftOut = false;  // by the display's choice; its weight is the model's all the same
};

/// A query's row, largest weights first. A value.
struct RankedKeys {
  std::vector<RankedKey> keys;  // at most the limit asked for; masked keys are not among them
  std::int64_t restCount = 0;   // unmasked keys beyond the limit, and
  double restSum = 0;           // the sum of their weights
  std::int64_t maskedCount = 0;
  std::int64_t leftOutCount = 0;  // of the unmasked keys, and
  double leftOutSum = 0;          // the sum of their weights
  float largest = 0;  // the largest magnitude among keys that are not left out; what bars compare with
};

/// Ranks the keys of `query` by weight (by magnitude where weights can be negative), ties by position. With
/// several heads the weights are their mean, summed in double; with one they have the source's own bits.
/// `leftOut` is 1 for keys left out, [keys] or empty. Preconditions: at least one head, indices inside
/// shape().
RankedKeys rankKeys(const PatternSource& patterns, std::span<const HeadId> heads, std::int64_t query,
                    std::span<const std::uint8_t> leftOut, std::size_t limit);

}  // namespace headlight
