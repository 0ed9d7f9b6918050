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

/// What a self-attention, or a cross-attention on an encoder's states, leaves for its backward. Queries, keys
/// and values are columns of one block, unless queries have other rows than keys: then `keyValues` is there.
struct AttentionBlocks {
  RowBlock queryIn;     // [chosen, d_model], where queries are made for some rows only
  RowBlock rawQueries;  // before norms of heads, where there are such
  RowBlock rawKeys;
  RowBlock queries;    // [rows, heads * d_k + key/value heads * (d_k + d_v)], or [rows, heads * d_k]
  RowBlock keyValues;  // [keys, key/value heads * (d_k + d_v)]
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

/// What an attention is computed on beside its input. `encoder` is looked at by cross-attentions only. With
/// `narrow` queries and outputs are made for these rows alone, of a self-attention that sees both sides.
struct AttentionContext {
  const StackRows& rows;
  const ChosenRows* narrow;
  const PositionTables& tables;
  const EncoderStates& encoder;
  Workspace& workspace;
};

/// The attention of one sublayer with its gradient. The parameters must outlive it.
class TrainableAttention {
 public:
  TrainableAttention(const StackConfig& stack, SublayerKind kind, const AttentionConfig& config,
                     const AttentionTensors& tensors);

  /// Whether AttentionContext::narrow may be given.
  bool canNarrow() const { return !m_cross && m_config.mask == MaskRule::Bidirectional; }

  /// Computes z for `in` [rows, d_model].
  AttentionBlocks forward(const MatrixView& in, const AttentionContext& context) const;
  /// out (+)= z W^T + b of what forward() left.
  void output(const AttentionBlocks& blocks, MutableMatrixView out, Write write, Workspace& workspace) const;

  /// What a backward starts from.
  struct Backward {
    MatrixView in;                  // [rows, d_model], what the forward was given
    const AttentionBlocks& blocks;  // what it left
    MatrixView dout;                // [rows, d_model], or [chosen, d_model]
    MutableMatrixView din;          // [rows, d_model], replaced
    Matrix* dz = nullptr;           // becomes the gradient by z of all rows, [rows, heads * d_v]
  };
  void backward(const Backward& step, const GradientPlaces& places, const AttentionContext& context) const;

  const AttentionConfig& config() const { return m_config; }

 private:
  AttentionSizes sizes() const;
  std::int64_t queryColumns() const { return m_config.heads * m_config.headSize; }
  std::int64_t keyColumns() const { return m_config.keyValueHeads * m_config.headSize; }
  std::int64_t valueColumns() const { return m_config.keyValueHeads * m_config.valueSize; }
  const StackRows& queryRows(const AttentionContext& context) const;
  const StackRows& keyRows(const AttentionContext& context) const;
  // A sequence's part of what forward() left, or of its gradients.
  template <typename View>
  struct Sequence;
  template <typename View>
  Sequence<View> sequenceOf(std::size_t index, View queries, View keyValues,
                            const AttentionContext& context) const;
  MutableMatrixView queriesOf(const AttentionBlocks& blocks) const;
  MutableMatrixView keysOf(const AttentionBlocks& blocks) const;
  void project(const MatrixView& in, AttentionBlocks& blocks, const AttentionContext& context) const;
  void turn(AttentionBlocks& blocks, const AttentionContext& context) const;
  void attend(const AttentionBlocks& blocks, const AttentionContext& context) const;
  void attendBackward(const AttentionBlocks& blocks, const MatrixView& dz, AttentionBlocks& gradients,
                      const AttentionContext& context) const;
  void turnBackward(const AttentionBlocks& blocks, const AttentionBlocks& gradients,
                    const GradientPlaces& places, const AttentionContext& context) const;
  void keepGradient(const MatrixView& dz, Matrix& kept, const AttentionContext& context) const;
  void projectBackward(const Backward& step, const AttentionBlocks& gradients, const GradientPlaces& places,
                       const AttentionContext& context) const;

  AttentionConfig m_config;
  bool m_cross;
  RotarySettings m_rotary;
  AttentionRule m_rule;
  JoinedLinear m_projection;  // queries, keys and values
  JoinedLinear m_query;       // the same in two parts
  JoinedLinear m_keyValue;
  std::optional<NormWeights> m_queryNorm;
  std::optional<NormWeights> m_keyNorm;
  LinearWeights m_output;
};

}  // namespace headlight
