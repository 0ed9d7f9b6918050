#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tensor/buffer_pool.h"
#include "core/trace/attention_layer_trace.h"

namespace headlight {

/// Scratch memory of attend(), one piece a worker, kept from run to run. Used by one attend() at a time.
class AttentionWorkspace {
 public:
  /// Makes room for `workers` pieces of `floats` floats each.
  void reserve(int workers, std::size_t floats);
  float* piece(int worker) const { return m_pieces[static_cast<std::size_t>(worker)].get(); }

 private:
  BufferPool m_pool;
  std::vector<std::shared_ptr<float[]>> m_pieces;
  std::size_t m_floats = 0;
};

struct AttentionOutputs {
  float* z = nullptr;        // [queries - firstQuery, heads * d_v]: row 0 is firstQuery
  std::int64_t zStride = 0;  // floats from one token to the next
  /// The patterns themselves, written only if not nullptr: [heads, queries - firstQuery, keys] dense; the
  /// same bits as SoftmaxPatternSource gives, zeros included.
  float* patterns = nullptr;
};

/// Scaled dot-product attention of every head (Vaswani et al. 2017, arXiv 1706.03762, equation 1):
/// z = softmax(scale * q k^T + bias) v for queries [firstQuery, layer.queries()), by blocks of rows with an
/// online softmax (Milakov and Gimelshein 2018, arXiv 1805.02867), so that memory does not grow with the
/// square of the length. Sets the rule and the log-sum-exp of those queries in `layer`. A row's bits do not
/// depend on firstQuery, the number of threads or whether patterns are written. A query that may see no key
/// has z = 0, pattern 0 and log-sum-exp -infinity. Makes the pictures that the layer wants, unless patterns
/// are written. Throws Cancelled.
void attend(AttentionLayerTrace& layer, const AttentionRule& rule, std::int64_t firstQuery,
            const AttentionOutputs& outputs, AttentionWorkspace& workspace, const Execution& execution);

}  // namespace headlight
