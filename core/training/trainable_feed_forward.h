#pragma once

#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"
#include "core/training/joined_linear.h"
#include "core/training/row_block.h"

namespace headlight {

/// What a feed-forward leaves for its backward.
struct FeedForwardBlocks {
  RowBlock inner;      // [rows, d_ff], or [rows, 2 d_ff] with the gate's numbers before the others
  RowBlock activated;  // [rows, d_ff]
};

/// down(activation(up(x))), or down(activation(gate(x)) * up(x)), with its gradient. The parameters must
/// outlive it.
class TrainableFeedForward {
 public:
  TrainableFeedForward(const FeedForwardConfig& config, const FeedForwardTensors& tensors);

  /// For `in` [rows, d_model].
  FeedForwardBlocks forward(const MatrixView& in, Workspace& workspace) const;
  /// out (+)= activated W^T + b of what forward() left.
  void output(const FeedForwardBlocks& blocks, MutableMatrixView out, Write write,
              Workspace& workspace) const;

  struct Backward {
    MatrixView in;                    // [rows, d_model], what the forward was given
    const FeedForwardBlocks& blocks;  // what it left
    MatrixView dout;                  // [rows, d_model]
    MutableMatrixView din;            // [rows, d_model], replaced
  };
  void backward(const Backward& step, const GradientPlaces& places, Workspace& workspace) const;

 private:
  FeedForwardConfig m_config;
  JoinedLinear m_up;     // gate and up, or up alone
  LinearWeights m_down;  // [d_model, d_ff]
};

}  // namespace headlight
