#pragma once

#include <optional>
#include <span>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/training/gradient_places.h"
#include "core/training/row_block.h"
#include "core/training/stack_rows.h"

namespace headlight {

/// What the way from the last stream to the logits leaves for its backward. Only rows that have something to
/// predict are there: [predicted, ..].
struct HeadBlocks {
  std::span<const std::int32_t> rows;     // [predicted], of the stack
  std::span<const std::int32_t> targets;  // [predicted]
  RowBlock stream;                        // [predicted, d_model]
  RowBlock states;                        // after the stack's final norm
  RowBlock transformed;                   // after BERT's dense layer
  RowBlock activated;                     // after its activation
  RowBlock hidden;                        // what the last product takes
};

/// From the last stream to the loss: the stack's final norm, BERT's and RoBERTa's dense layer with activation
/// and norm, and the product with the vocabulary's matrix, with its gradient. The parameters must outlive it.
class TrainableHead {
 public:
  TrainableHead(const ModelConfig& config, const OutputHeadTensors& tensors,
                const std::optional<NormWeights>& finalNorm);

  std::int64_t vocabulary() const { return m_decoder.outputs(); }

  /// `stream` [rows, d_model]; `targets` [rows], -1: nothing to predict.
  HeadBlocks forward(const RowBlock& stream, std::span<const std::int32_t> targets,
                     Workspace& workspace) const;
  LossSum loss(const HeadBlocks& blocks, Workspace& workspace) const;
  /// Logits [predicted, vocabulary] of the rows that forward() was given targets for.
  Matrix logits(const HeadBlocks& blocks, Workspace& workspace) const;

  /// The loss, and its gradients: of the parameters, added, and of the stream, in `dstream` [rows, d_model].
  LossSum gradient(const HeadBlocks& blocks, float labelSmoothing, MutableMatrixView dstream,
                   const GradientPlaces& places, Workspace& workspace) const;
  /// The gradient, in `dstream` [rows, d_model], of the logit of `token` in the only row that forward() was
  /// given a target for.
  void logitGradient(const HeadBlocks& blocks, std::int32_t token, MutableMatrixView dstream,
                     Workspace& workspace) const;

 private:
  void spread(const HeadBlocks& blocks, MutableMatrixView dhidden, MutableMatrixView dstream,
              const GradientPlaces& places, Workspace& workspace) const;
  void transformBackward(const HeadBlocks& blocks, MutableMatrixView dhidden, MutableMatrixView dstates,
                         const GradientPlaces& places, Workspace& workspace) const;

  float m_logitScale;
  std::optional<NormWeights> m_finalNorm;
  std::optional<LinearWeights> m_transform;  // [d, d_model]
  std::optional<Activation> m_activation;
  std::optional<NormWeights> m_transformNorm;
  LinearWeights m_decoder;  // [vocabulary, d]
};

}  // namespace headlight
