#pragma once

#include "core/layers/forward_context.h"
#include "core/parameters/stack_config.h"
#include "core/tensor/weight_tensors.h"
#include "core/trace/taps.h"

namespace headlight {

/// Hands what one attention makes to the run's taps; each method costs nothing where there are none.
class AttentionTaps {
 public:
  /// `output` is looked at for the outputs of single heads only; its bytes must outlive this.
  AttentionTaps(TapPart part, const AttentionConfig& config, LinearTensor output);

  /// `projected` [rows, queries, keys and values], before norms of heads, after those, after rotary.
  void projected(MatrixView projected, const ForwardContext& context) const;
  void normed(MatrixView projected, const ForwardContext& context) const;
  void rotated(MatrixView projected, const ForwardContext& context) const;
  /// Of a cross-attention: queries [rows, heads * d_k], and the encoder's keys and values [encoder tokens,
  /// keys and values].
  void queries(MatrixView queries, const ForwardContext& context) const;
  void encoderKeys(MatrixView keyValues, const ForwardContext& context) const;
  /// `z` [rows, heads * d_v], and of it the outputs of single heads.
  void heads(MatrixView z, const ForwardContext& context) const;

 private:
  void recordHeads(MatrixView z, TapRecorder& taps) const;

  TapPart m_part;
  std::int64_t m_queries;  // columns
  std::int64_t m_keys;
  std::int64_t m_values;
  std::int64_t m_heads;
  LinearTensor m_output;  // [d_model, heads * d_v]
};

}  // namespace headlight
