#include "core/layers/transformer_block.h"

#include <algorithm>
#include <optional>

namespace headlight {

TransformerBlock::TransformerBlock(const StackConfig& stack, const LayerConfig& config,
                                   const LayerTensors& tensors, LinearWorkspace& workspace,
                                   const Execution& execution, bool pack) {
  m_sublayers.reserve(config.sublayers.size());
  for (std::size_t i = 0; i < config.sublayers.size(); ++i) {
    m_sublayers.emplace_back(stack, config.sublayers[i], tensors.sublayers[i], workspace, execution, pack);
  }
}

std::int64_t TransformerBlock::firstRowAfter(std::size_t index, std::int64_t firstNeededRow) const {
  const auto rest = m_sublayers.begin() + static_cast<std::ptrdiff_t>(index) + 1;
  const bool readWhole = std::any_of(rest, m_sublayers.end(), [](const Sublayer& later) {
    return later.attends() && later.input() == SublayerInput::Stream;
  });
  return readWhole ? 0 : firstNeededRow;
}

void TransformerBlock::forward(const LayerSequences& sequences, std::int64_t firstNeededRow,
                               const ForwardContext& context) const {
  std::optional<MatrixView> in;
  for (std::size_t i = 0; i < m_sublayers.size(); ++i) {
    const Sublayer& sublayer = m_sublayers[i];
    const std::int64_t needed = firstRowAfter(i, firstNeededRow);
    if (sublayer.input() == SublayerInput::Stream) {
      in.emplace(sublayer.read(sublayer.attends() ? 0 : needed, context.buffers.normed, context));
    }
    // One that stands beside this one reads the stream before this one changes it.
    std::optional<MatrixView> beside;
    if (i + 1 < m_sublayers.size() && m_sublayers[i + 1].input() == SublayerInput::BesideLast) {
      beside.emplace(m_sublayers[i + 1].read(0, context.buffers.beside, context));
    }
    sublayer.forward(*in, sequences, needed, context);
    if (beside) in.emplace(*beside);
  }
}

}  // namespace headlight
