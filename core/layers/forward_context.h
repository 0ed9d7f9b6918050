#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/attention.h"
#include "core/layers/latent_buffers.h"
#include "core/layers/linear.h"
#include "core/layers/mixture_buffers.h"
#include "core/layers/tap_recorder.h"
#include "core/parallel/execution.h"
#include "core/positional/rotary.h"
#include "core/tensor/buffer.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// Sequences that run through one forward together, in rows one after another: [sum of rows, d_model].
struct PackedBatch {
  struct Sequence {
    std::int64_t firstRow = 0;
    std::int64_t rows = 0;
    /// The token of its first row: those before are kept from an earlier run and have no rows.
    std::int64_t firstToken = 0;
  };
  std::vector<Sequence> sequences;

  std::int64_t rows() const {
    return sequences.empty() ? 0 : sequences.back().firstRow + sequences.back().rows;
  }
};

/// The memory of a forward, kept from run to run. Row r belongs to row r of the batch.
struct ForwardBuffers {
  Buffer hidden;       // [rows, d_model], the residual stream
  Buffer normed;       // [rows, d_model]
  Buffer beside;       // [rows, d_model], the input of a sublayer that stands beside another
  Buffer branch;       // [rows, d_model], a sublayer's output where a norm comes before the sum
  Buffer projected;    // [rows, heads * d_k + key/value heads * (d_k + d_v)], q, k and v
  Buffer crossStates;  // [encoder tokens, key/value heads * (d_k + d_v)], k and v of a cross-attention
  Buffer z;            // [rows, heads * d_v]
  Buffer inner;        // [rows, d_ff]
  AttentionWorkspace attention;
  LatentBuffers latent;
  MixtureBuffers mixture;
};

/// What every layer of one forward needs.
struct ForwardContext {
  const PackedBatch& batch;
  LinearWorkspace& linears;
  ForwardBuffers& buffers;
  const Execution& execution;
  /// The stack's rotaries, each with a row for each row of the batch; empty: nothing is turned.
  std::span<const RotaryTable> rotaries = {};
  /// What is asked for along the way; nullptr: nothing is.
  TapRecorder* taps = nullptr;

  MutableMatrixView view(Buffer& buffer, std::int64_t columns) const {
    return {buffer.data(), batch.rows(), columns, Eigen::OuterStride<>(columns)};
  }
};

/// Room for [rows, columns] in a buffer, which loses what it held where it must grow.
inline MutableMatrixView reserved(Buffer& buffer, std::int64_t rows, std::int64_t columns) {
  buffer.reserve(rows * columns);
  return {buffer.data(), rows, columns, Eigen::OuterStride<>(columns)};
}

/// A head whose output z is replaced, in one layer.
struct HeadChange {
  int head = 0;
  bool mean = false;  // by the mean of its z over the tokens that are not cut, otherwise by 0
};

/// One layer's attention for one sequence of the batch.
struct SequenceAttention {
  AttentionLayerTrace* trace = nullptr;  // holds the tokens before firstToken; the others are added
  AttentionRule rule;
  std::vector<HeadChange> changes;
  /// What a cross-attention makes its keys and values of, [encoder tokens, d_model]; not looked at where the
  /// trace has them already.
  const Matrix* encoderStates = nullptr;
};

}  // namespace headlight
