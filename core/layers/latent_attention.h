#pragma once

#include <memory>
#include <optional>
#include <span>

#include "core/layers/attention_taps.h"
#include "core/layers/forward_context.h"
#include "core/layers/key_indexer.h"
#include "core/layers/norm.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434, section 2.1, equations 9 to 19): each token is
/// projected down to a narrow vector, which is normalized and of which the keys and values of all heads are
/// made; a part of each key turns with the position and is the same for all heads. Queries may be made the
/// same way. What is kept of a run are whole keys and values, as of any attention.
class LatentAttention {
 public:
  LatentAttention(const StackConfig& stack, const AttentionConfig& config,
                  const LatentAttentionTensors& tensors, LinearWorkspace& workspace,
                  const Execution& execution, bool pack);

  /// Computes every row of the batch from `in` [rows, d_model], adds the tokens to the traces, and adds the
  /// output of rows from `firstNeededRow` on to `residual` [rows, d_model]. Throws Cancelled.
  void forward(MatrixView in, std::span<const SequenceAttention> sequences, std::int64_t firstNeededRow,
               MutableMatrixView residual, const ForwardContext& context) const;

 private:
  /// What the projections make of the input, each in a buffer of its own.
  struct Parts {
    MatrixView queryLatents;    // [rows, query rank], not looked at without one
    MutableMatrixView queries;  // [rows, heads * d_k]
    MutableMatrixView shared;   // [rows, rotary size], the part of the keys that turns
    MatrixView up;              // [rows, heads * (d_k - rotary size)], then heads * d_v: keys and values
    MutableMatrixView keys;     // [rows, heads * d_k]
  };

  Parts project(MatrixView in, const ForwardContext& context) const;
  void rotate(Parts& parts, const ForwardContext& context) const;
  /// Queries, keys and values of all heads side by side, as a plain projection would have them.
  Matrix joined(const Parts& parts) const;
  void assembleKeys(Parts& parts, const ForwardContext& context) const;

  AttentionConfig m_config;
  LatentConfig m_latent;
  RotarySettings m_rotary;        // of whole heads
  RotarySettings m_sharedRotary;  // of the part that turns alone
  Linear m_down;                  // [query rank or heads * d_k, + key/value rank + rotary size, d_model]
  std::optional<Norm> m_queryNorm;
  std::optional<Linear> m_queryUp;  // [heads * d_k, query rank]
  Norm m_keyValueNorm;
  Linear m_keyValueUp;  // [heads * (d_k - rotary size) + heads * d_v, key/value rank]
  Linear m_output;      // [d_model, heads * d_v]
  std::optional<KeyIndexer> m_indexer;
  AttentionTaps m_taps;
};

}  // namespace headlight
