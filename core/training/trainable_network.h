#pragma once

#include <optional>

#include "core/training/trainable_head.h"
#include "core/training/trainable_stack.h"

namespace headlight {

/// What the forward of a micro-batch leaves in the workspace.
struct NetworkBlocks {
  StackRows encoderRows;
  StackRows decoderRows;
  std::optional<StackBlocks> encoder;
  std::optional<StackBlocks> decoder;
  RowBlock encoderStates;  // [encoder rows, d_model] of an encoder-decoder, after the final norm
  HeadBlocks head;
};

/// A model's arithmetic over parameters that stand elsewhere and must outlive it: the same walk over
/// StackConfig, LayerConfig and SublayerConfig that inference makes. May be used from any thread; each call
/// needs a workspace of its own.
class TrainableNetwork {
 public:
  /// Throws Error naming what the config asks for and training does not know; see requireTrainable().
  TrainableNetwork(const ModelConfig& config, const ModelWeights& weights);

  /// Throws Error naming the sample for ids or targets outside the vocabulary, lists whose lengths differ and
  /// sequences that are too long.
  NetworkBlocks forward(const TrainingPass& pass) const;
  LossSum loss(const NetworkBlocks& blocks, const TrainingPass& pass) const;
  /// Adds the gradients of the sum of losses.
  LossSum backward(const NetworkBlocks& blocks, const GradientPlaces& places, const TrainingPass& pass) const;

  /// Keeps in pass.kept the gradients of the logit of a token, where the batch has its only target.
  void logitBackward(const NetworkBlocks& blocks, std::int32_t token, const TrainingPass& pass) const;

  const TrainableHead& head() const { return *m_head; }
  /// The most tokens that a sequence of the encoder, or of the only stack, may have; and of the decoder.
  std::int64_t longest() const { return (m_encoder ? *m_encoder : *m_decoder).longest(); }
  std::int64_t longestTarget() const { return (m_decoder ? *m_decoder : *m_encoder).longest(); }

 private:
  void stacksBackward(const NetworkBlocks& blocks, RowBlock dlast, const GradientPlaces& places,
                      const TrainingPass& pass) const;
  const TrainableStack& main() const { return m_decoder ? *m_decoder : *m_encoder; }
  std::span<const std::int32_t> targetsOf(const StackRows& rows, const TrainingPass& pass) const;
  EncoderStates encoderStates(const NetworkBlocks& blocks) const;
  void predict(const StackRows& rows, const EncoderStates& encoder, const TrainingPass& pass,
               NetworkBlocks& blocks) const;

  std::optional<TrainableStack> m_encoder;
  std::optional<TrainableStack> m_decoder;
  std::optional<TrainableHead> m_head;
};

}  // namespace headlight
