#include "core/layers/embedding.h"

#include <algorithm>
#include <vector>

#include "core/layers/embedding_source.h"
#include "core/parallel/parallel_rows.h"
#include "core/positional/sinusoidal.h"

namespace headlight {
namespace {

void addTo(std::span<float> out, std::span<const float> added) {
  std::transform(out.begin(), out.end(), added.begin(), out.begin(), std::plus<>());
}

}  // namespace

Embedding::Embedding(const StackConfig& config, const StackTensors& tensors)
    : m_modelSize(config.modelSize),
      m_scale(config.embeddingScale),
      m_tokens(tensors.tokenEmbedding),
      m_drawn(tensors.drawnEmbedding),
      m_types(tensors.typeEmbedding) {
  if (config.positionalEncoding == PositionalEncoding::Learned && tensors.positionEmbedding) {
    m_learned = LearnedPositions{*tensors.positionEmbedding, config.positionOffset};
  }
  if (config.positionalEncoding == PositionalEncoding::Sinusoidal) m_sinusoidalBase = config.sinusoidalBase;
  if (tensors.embeddingNorm) m_norm.emplace(config.norm.kind, *tensors.embeddingNorm, config.norm.epsilon);
}

void Embedding::embedRow(const EmbeddingInput& input, std::size_t row, std::span<float> out,
                         std::span<float> scratch) const {
  const std::int32_t id = input.ids[row];
  if (m_drawn) {
    m_drawn->embed(id, out);
  } else {
    widen(m_tokens, id * m_modelSize, out);
  }
  if (m_scale != 1) {
    std::transform(out.begin(), out.end(), out.begin(), [&](float value) { return value * m_scale; });
  }
  // The order of the additions is that of the published implementations: types first, then positions.
  if (m_types) {
    widen(*m_types, input.tokenTypes.empty() ? 0 : input.tokenTypes[row] * m_modelSize, scratch);
    addTo(out, scratch);
  }
  if (input.positions.empty()) return;
  if (m_learned) addLearnedPosition(*m_learned, input.positions[row], out, scratch);
  if (m_sinusoidalBase) {
    sinusoidalRow(input.positions[row], *m_sinusoidalBase, scratch);
    addTo(out, scratch);
  }
}

void Embedding::embed(const EmbeddingInput& input, MutableMatrixView out, const Execution& execution) const {
  const std::size_t size = static_cast<std::size_t>(m_modelSize);
  parallelRows(execution, 0, out.rows(), m_modelSize, [&](std::int64_t begin, std::int64_t end, int) {
    std::vector<float> scratch(size);
    for (std::int64_t row = begin; row < end; ++row) {
      embedRow(input, static_cast<std::size_t>(row), {out.data() + row * out.outerStride(), size}, scratch);
    }
  });
  if (!m_norm) return;
  const MatrixView sum(out.data(), out.rows(), out.cols(), Eigen::OuterStride<>(out.outerStride()));
  m_norm->apply(sum, 0, out.rows(), out, execution);
}

}  // namespace headlight
