#pragma once

#include <cstdint>
#include <span>

#include "core/training/linear_gradient.h"

namespace headlight {

/// The last product of a model that predicts tokens, with its loss: logits = scale * (hidden W^T + b).
struct PredictionHead {
  LinearWeights weights;           // [vocabulary, d], perhaps the token embedding itself
  LinearGradients gradients = {};  // only predictionGradient() adds to them
  float scale = 1;                 // Granite's and Cohere's logit scale
  float labelSmoothing = 0;
};

/// Sums of cross-entropies of rows.
struct PredictionLoss {
  double loss = 0;             // nats, label smoothing included
  std::int64_t predicted = 0;  // rows that have a target
};

/// Loss of the rows of `hidden` [rows, d] that have a target in `targets` [rows], -1 being none. Logits are
/// made a block of rows at a time, for rows with a target only.
PredictionLoss predictionLoss(const MatrixView& hidden, std::span<const std::int32_t> targets,
                              const PredictionHead& head, Workspace& workspace);

/// The same with gradients: of the head, added, and of `hidden`, which replaces what stands in `dhidden`
/// [rows, d] (zeros in rows without a target).
struct PredictionStep {
  MatrixView hidden;                      // [rows, d]
  std::span<const std::int32_t> targets;  // [rows]
  MutableMatrixView dhidden;              // [rows, d]
};
PredictionLoss predictionGradient(const PredictionStep& step, const PredictionHead& head,
                                  Workspace& workspace);

}  // namespace headlight
