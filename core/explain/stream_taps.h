#pragma once

#include <cstdint>
#include <optional>

#include "core/model/transformer.h"

namespace headlight {

/// What one token's run adds up to, read from taps of the stack that logits are made from.
class StreamTaps {
 public:
  /// Asks `request` for what the stream of one token is a sum of.
  static void record(const Transformer& transformer, std::int64_t position, RunRequest& request);

  /// `trace` must outlive this.
  explicit StreamTaps(const Trace& trace) : m_records(*trace.taps) {}

  /// What was recorded of a point, [1, columns]; nullptr: the model has no such point. `layer` -1: of the
  /// stack itself.
  const TapRecord* find(TapPart part, TapPoint point, std::int64_t layer = -1) const;
  /// A norm's divisor. Precondition: the model has the norm.
  double scale(TapPart part, TapPoint point, std::int64_t layer = -1) const;

 private:
  const TapRecords& m_records;
};

}  // namespace headlight
