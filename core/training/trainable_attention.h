#pragma once

#include <optional>

#include "core/attention/attention_rule.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"
#include "core/training/gradient_places.h"
#include "core/training/joined_linear.h"
#include "core/training/position_tables.h"
#include "core/training/row_block.h"
#include "core/training/stack_rows.h"

namespace headlight {

/// What a self-attention, or a cross-attention on an encoder's states, leaves for its backward. Columns of
/// `queries` are those of [queries, keys, values] for a self-attention and of queries alone for a
/// cross-attention, whose keys and values are in `keyValues`.
struct AttentionBlocks {
  RowBlock rawQueries;  // before norms of heads, where there are such
  RowBlock rawKeys;
  RowBlock queries;    // [rows, heads * d_k + key/value heads * (d_k + d_v)], or [rows, heads * d_k]
  RowBlock keyValues;  // [encoder rows, key/value heads * (d_k + d_v)]
  RowBlock z;          // [rows, heads * d_v]
  RowBlock logSumExp;  // [heads, rows]
};

/// The rows and states that a cross-attention takes from the encoder. dstates [encoder rows, d_model] is what
/// a backward adds to.
struct EncoderStates {
  const StackRows* rows = nullptr;
  RowBlock states;
  RowBlock gradient;
};

/// What an attention is computed on beside its input. `encoder` is looked at by cross-attentions only.
struct AttentionContext {
  const StackRows& rows;
  const PositionTables& tables;
  const EncoderStates& encoder;
  Workspace& workspace;
};

/// The attention of one sublayer with its gradient. The parameters must outlive it.
class TrainableAttention {
 public:
  TrainableAttention(const StackConfig& stack, SublayerKind kind, const AttentionConfig& config,
                     const AttentionTensors& tensors);

  /// Computes z for `in` [rows, d_model].
  AttentionBlocks forward(const MatrixView& in, const AttentionContext& context) const;
  /// out (+)= z W^T + b of what forward() left.
  void output(const AttentionBlocks& blocks, MutableMatrixView out, Write write, Workspace& workspace) const;

  /// What a backward starts from.
  struct Backward {
    MatrixView in;                  // [rows, d_model], what the forward was given
    const AttentionBlocks& blocks;  // what it left
    MatrixView dout;                // [rows, d_model]
    MutableMatrixView din;          // [rows, d_model], replaced
  };
  void backward(const Backward& step, const GradientPlaces& places, const AttentionContext& context) const;

  const AttentionConfig& config() const { return m_config; }

 private:
  AttentionSizes sizes() const;
  std::int64_t queryColumns() const { return m_config.heads * m_config.headSize; }
  std::int64_t keyColumns() const { return m_config.keyValueHeads * m_config.headSize; }
  std::int64_t valueColumns() const { return m_config.keyValueHeads * m_config.valueSize; }
  // A sequence's part of what forward() left, or of its gradients.
  template <typename View>
  struct Sequence;
  template <typename View>
  Sequence<View> sequenceOf(std::size_t index, View queries, View keyValues,
                            const AttentionContext& context) const;
  const RowBlock& keysOf(const AttentionBlocks& blocks) const {
    return m_cross ? blocks.keyValues : blocks.queries;
  }
  void turn(AttentionBlocks& blocks, const AttentionContext& context) const;
  void attend(const AttentionBlocks& blocks, const AttentionContext& context) const;
  void attendBackward(const AttentionBlocks& blocks, const MatrixView& dz, AttentionBlocks& gradients,
                      const AttentionContext& context) const;
  void turnBackward(const AttentionBlocks& blocks, MutableMatrixView dqueries, const GradientPlaces& places,
                    const AttentionContext& context) const;

  AttentionConfig m_config;
  bool m_cross;
  RotarySettings m_rotary;
  AttentionRule m_rule;
  JoinedLinear m_projection;               // queries, keys and values, or queries alone
  std::optional<JoinedLinear> m_keyValue;  // of a cross-attention
  std::optional<NormWeights> m_queryNorm;
  std::optional<NormWeights> m_keyNorm;
  LinearWeights m_output;
};

}  // namespace headlight
