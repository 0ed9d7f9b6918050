#pragma once

#include "core/layers/forward_context.h"
#include "core/parameters/model_weights.h"

namespace headlight {

/// The feed-forward network of one layer: down(activation(up(x))), or down(activation(gate(x)) * up(x)) where
/// it is gated (Shazeer 2020, arXiv 2002.05202).
class FeedForward {
 public:
  FeedForward(const FeedForwardTensors& tensors, Activation activation, LinearWorkspace& workspace,
              const Execution& execution, bool pack);

  /// Adds the output for rows from `firstRow` on of `in` [rows, d_model] to those of `residual`, which may be
  /// the same memory. Throws Cancelled.
  void forward(MatrixView in, std::int64_t firstRow, MutableMatrixView residual,
               const ForwardContext& context) const;

 private:
  void storeActivated(const LinearTile& tile, MutableMatrixView inner) const;

  Activation m_activation;
  bool m_gated;
  Linear m_up;    // [d_ff, d_model], or gate and up in pairs
  Linear m_down;  // [d_model, d_ff]
};

}  // namespace headlight
