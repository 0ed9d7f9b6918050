#pragma once

#include <optional>
#include <variant>

#include "core/training/trainable_attention.h"
#include "core/training/trainable_feed_forward.h"

namespace headlight {

/// What a sublayer leaves for its backward, [rows, d_model] each; a block without rows is not there. From
/// `branch` on the rows are those that are needed after it.
struct SublayerBlocks {
  RowBlock source;  // what its input norm read
  RowBlock in;      // what it computed on: the source itself, or its norm
  RowBlock branch;  // its output before a norm of the output alone (Sandwich, PostInside)
  RowBlock sum;     // the stream before a norm of the sum (Post)
  RowBlock out;     // the stream after it
  AttentionBlocks attention;
  FeedForwardBlocks feedForward;
};

/// What a sublayer is computed on.
struct SublayerContext {
  const StackRows& rows;
  const PositionTables& tables;
  const EncoderStates& encoder;  // looked at by cross-attentions only
  const TrainingPass& pass;
  /// The rows that alone are needed after this sublayer, an attention; nullptr: all.
  const ChosenRows* narrow = nullptr;

  /// The rows that the sublayer leaves.
  const StackRows& outputRows() const { return narrow ? narrow->rows : rows; }
};

/// One sublayer with its norms, as NormPlace and SublayerInput have them, and its gradient. The parameters
/// must outlive it.
class TrainableSublayer {
 public:
  TrainableSublayer(const StackConfig& stack, const SublayerConfig& config, const SublayerTensors& tensors,
                    const DropoutSite& site);

  const SublayerConfig& config() const { return m_config; }
  /// Whether SublayerContext::narrow may be given.
  bool canNarrow() const;

  /// Reads `stream`, or what `last`, the sublayer before this one, read.
  SublayerBlocks forward(const RowBlock& stream, const SublayerBlocks* last,
                         const SublayerContext& context) const;

  /// Gradients that wait for the sublayer before, which this one read the input of.
  struct Waiting {
    RowBlock source;  // [rows, d_model] of that sublayer's source (BesideLast)
    RowBlock in;      // of what it computed on (LastInput)
  };
  /// `dstream` is the gradient of the stream after the sublayer, which is overwritten. That of the stream
  /// before it [rows, d_model] comes to the same place, or into `wide` where the context narrows. Takes what
  /// waits and leaves what waits for the sublayer before.
  struct Backward {
    MutableMatrixView dstream;
    MutableMatrixView wide;
    Waiting& waiting;
  };
  void backward(const SublayerBlocks& blocks, const Backward& step, const GradientPlaces& places,
                const SublayerContext& context) const;

 private:
  AttentionContext attentionContext(const SublayerContext& context) const;
  void output(const SublayerBlocks& blocks, MutableMatrixView out, Write write, Workspace& workspace) const;
  void compute(SublayerBlocks& blocks, const SublayerContext& context) const;
  void addBranch(SublayerBlocks& blocks, const SublayerContext& context) const;
  bool needsBranch(const TrainingPass& pass) const;
  void branchGradient(const SublayerBlocks& blocks, MutableMatrixView dbranch, const GradientPlaces& places,
                      const SublayerContext& context) const;
  void partBackward(const SublayerBlocks& blocks, const MatrixView& dout, MutableMatrixView din,
                    const GradientPlaces& places, const SublayerContext& context) const;
  void inputBackward(const SublayerBlocks& blocks, MutableMatrixView din, MutableMatrixView dstream,
                     Waiting& waiting, const GradientPlaces& places, const SublayerContext& context) const;

  SublayerConfig m_config;
  float m_scale;  // of what is added to the stream
  DropoutSite m_site;
  std::optional<NormWeights> m_inputNorm;
  std::optional<NormWeights> m_outputNorm;
  std::variant<TrainableAttention, TrainableFeedForward> m_part;
};

}  // namespace headlight
