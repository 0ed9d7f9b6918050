#pragma once

#include <vector>

#include "core/layers/sublayer.h"

namespace headlight {

/// One layer of a transformer: its sublayers, one after another or side by side.
class TransformerBlock {
 public:
  /// Packs the layer's weights on execution.pool. Throws Cancelled.
  TransformerBlock(const StackConfig& stack, const LayerConfig& config, const LayerTensors& tensors,
                   LinearWorkspace& workspace, const Execution& execution, bool pack);

  /// Takes the residual stream in context.buffers.hidden [rows, d_model] through the layer. Rows before
  /// `firstNeededRow` get their queries, keys and values in the traces, but the stream itself is left
  /// unfinished there: the last layer's is often needed for the last token only. Throws Cancelled.
  void forward(const LayerSequences& sequences, std::int64_t firstNeededRow,
               const ForwardContext& context) const;

 private:
  /// The first row of the stream that must be right after sublayer `index`.
  std::int64_t firstRowAfter(std::size_t index, std::int64_t firstNeededRow) const;

  std::vector<Sublayer> m_sublayers;
};

}  // namespace headlight
