#pragma once

#include "core/layers/forward_context.h"
#include "core/parameters/stack_config.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

// What self- and cross-attention have in common once queries, keys and values are there.

/// The sizes of one sublayer's attention.
AttentionSizes attentionSizes(const AttentionConfig& config);

/// Columns [first, first + count) of rows [firstRow, firstRow + rows).
MatrixView blockOf(const MatrixView& matrix, std::int64_t firstRow, std::int64_t rows, std::int64_t first,
                   std::int64_t count);

/// Attends with the queries of `rows`, which the trace has already, into their rows of z [rows of the batch,
/// heads * d_v], and makes the sequence's changes to heads. Throws Cancelled.
void attendRows(const PackedBatch::Sequence& rows, const SequenceAttention& sequence, MutableMatrixView z,
                const ForwardContext& context);

}  // namespace headlight
