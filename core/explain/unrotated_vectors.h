#pragma once

#include <cstdint>
#include <optional>

#include "core/model/transformer.h"
#include "core/trace/cell_vectors.h"

namespace headlight {

/// Which queries and keys are wanted as they are before rotary turns them.
struct UnrotatedRequest {
  AttentionKind kind = AttentionKind::Decoder;  // Encoder or Decoder; a cross-attention turns nothing
  std::int64_t layer = 0;
  /// The tokens of a cell, where a text is so long that those of all would be many; none: all.
  std::optional<std::int64_t> query = {};
  std::optional<std::int64_t> key = {};
  bool operator==(const UnrotatedRequest&) const = default;
};

/// Queries and keys of one layer before rotary: behind norms of heads and limits that come before it. A
/// value.
class UnrotatedVectors {
 public:
  /// Runs the request once more with the layer's taps. Throws Error, Cancelled; waits while the model runs
  /// for another. Precondition: the layer has a self-attention.
  static UnrotatedVectors record(Transformer& transformer, RunRequest request, const UnrotatedRequest& asked,
                                 const Execution& execution);

  /// Those of one cell; nothing for tokens that were not asked for.
  std::optional<CellVectors> at(std::int64_t head, std::int64_t query, std::int64_t key) const;

 private:
  TapRecord m_queries;  // [tokens, heads * d_k]
  TapRecord m_keys;     // [tokens, key/value heads * d_k]
};

}  // namespace headlight
