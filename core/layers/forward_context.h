#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/attention.h"
#include "core/layers/linear.h"
#include "core/layers/mixture_buffers.h"
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
  Buffer hidden;     // [rows, d_model], the residual stream
  Buffer normed;     // [rows, d_model]
  Buffer projected;  // [rows, (heads + 2 * key/value heads) * d_k], q, k and v
  Buffer z;          // [rows, heads * d_k]
  Buffer inner;      // [rows, d_ff]
  AttentionWorkspace attention;
  MixtureBuffers mixture;
};

/// What every layer of one forward needs.
struct ForwardContext {
  const PackedBatch& batch;
  LinearWorkspace& linears;
  ForwardBuffers& buffers;
  const Execution& execution;
  const RotaryTable* rotary = nullptr;  // a row for each row of the batch; nullptr: no rotation

  MutableMatrixView view(Buffer& buffer, std::int64_t columns) const {
    return {buffer.data(), batch.rows(), columns, Eigen::OuterStride<>(columns)};
  }
};

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
};

}  // namespace headlight
