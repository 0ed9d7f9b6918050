#pragma once

#include "core/layers/forward_context.h"

namespace headlight {

/// The three points at which a feed-forward is recorded.
struct FeedForwardPoints {
  TapPoint pre = TapPoint::FeedForwardPre;
  TapPoint linear = TapPoint::FeedForwardLinear;
  TapPoint post = TapPoint::FeedForwardPost;
};

/// Keeps what a feed-forward computes between its two products, for one forward; costs nothing where nobody
/// asked for it.
class FeedForwardTaps {
 public:
  FeedForwardTaps(const ForwardContext& context, std::int64_t size, bool gated,
                  const FeedForwardPoints& points = {});

  /// A tile of the first product before the activation. From several threads at once, each with tiles of its
  /// own.
  void keep(const LinearTile& tile);
  /// Hands over what was kept, and `activated` [rows, d_ff].
  void record(const MatrixView& activated);

 private:
  TapRecorder* m_taps;
  FeedForwardPoints m_points;
  Matrix m_pre;     // [rows, d_ff], of the gate where there is one; empty: not wanted
  Matrix m_linear;  // [rows, d_ff]
};

}  // namespace headlight
