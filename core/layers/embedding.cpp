#include "core/layers/embedding.h"

#include <algorithm>
#include <vector>

#include "core/parallel/parallel_rows.h"
#include "core/parameters/embedding_source.h"
#include "core/positional/sinusoidal.h"

namespace headlight {
namespace {

void addTo(std::span<float> out, std::span<const float> added) {
  std::transform(out.begin(), out.end(), added.begin(), out.begin(), std::plus<>());
}

MatrixView readOnlyView(const MutableMatrixView& view) {
  return {view.data(), view.rows(), view.cols(), Eigen::OuterStride<>(view.outerStride())};
}

}  // namespace

Embedding::Embedding(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& workspace,
                     const Execution& execution, bool pack)
    : m_tableSize(config.tableSize()),
      m_projectTokens(config.projectTokens),
      m_scale(config.embeddingScale),
      m_tokens(tensors.tokenEmbedding),
      m_drawn(tensors.drawnEmbedding),
      m_types(tensors.typeEmbedding) {
  if (config.positionalEncoding == PositionalEncoding::Learned && tensors.positionEmbedding) {
    m_learned = LearnedPositions{*tensors.positionEmbedding, config.positionOffset};
  }
  if (config.positionalEncoding == PositionalEncoding::Sinusoidal) m_sinusoid = config.sinusoid;
  if (tensors.embeddingNorm) m_norm.emplace(config.norm.kind, *tensors.embeddingNorm, config.norm.epsilon);
  if (tensors.embeddingProjection) {
    m_projection.emplace(std::vector<LinearTensor>{*tensors.embeddingProjection}, workspace, execution,
                         LinearOptions{.pack = pack});
  }
}

void Embedding::embedToken(std::int32_t id, std::span<float> out) const {
  if (m_drawn) {
    m_drawn->embed(id, out);
  } else {
    widen(m_tokens, id * m_tableSize, out);
  }
  if (m_scale != 1) {
    std::transform(out.begin(), out.end(), out.begin(), [&](float value) { return value * m_scale; });
  }
}

void Embedding::addPlace(const EmbeddingInput& input, std::size_t row, std::span<float> out,
                         std::span<float> scratch) const {
  // The order of the additions is that of the published implementations: types first, then positions.
  if (m_types) {
    widen(*m_types, input.tokenTypes.empty() ? 0 : input.tokenTypes[row] * m_tableSize, scratch);
    addTo(out, scratch);
  }
  if (input.positions.empty()) return;
  if (m_learned) addLearnedPosition(*m_learned, input.positions[row], out, scratch);
  if (m_sinusoid) {
    sinusoidalRow(input.positions[row], *m_sinusoid, scratch);
    addTo(out, scratch);
  }
}

void Embedding::embedRows(const EmbeddingInput& input, Part part, MutableMatrixView out,
                          const Execution& execution) const {
  const std::size_t size = static_cast<std::size_t>(out.cols());
  parallelRows(execution, 0, out.rows(), out.cols(), [&](std::int64_t begin, std::int64_t end, int) {
    std::vector<float> scratch(size);
    for (std::int64_t row = begin; row < end; ++row) {
      const std::span<float> to(out.data() + row * out.outerStride(), size);
      const auto index = static_cast<std::size_t>(row);
      if (part != Part::Place) embedToken(input.ids[index], to);
      if (part != Part::Token) addPlace(input, index, to, scratch);
    }
  });
}

void Embedding::embed(const EmbeddingInput& input, MutableMatrixView out, LinearWorkspace& workspace,
                      const Execution& execution) const {
  if (input.taps) record(input, m_projectTokens ? out.cols() : m_tableSize);
  if (!m_projection) {
    embedRows(input, Part::Both, out, execution);
    normalize(out, input.taps, execution);
    return;
  }
  Matrix table(out.rows(), m_tableSize);
  MutableMatrixView narrow(table.data(), table.rows(), m_tableSize, Eigen::OuterStride<>(m_tableSize));
  embedRows(input, m_projectTokens ? Part::Token : Part::Both, narrow, execution);
  if (!m_projectTokens) normalize(narrow, input.taps, execution);
  m_projection->store(readOnlyView(narrow), 0, table.rows(), out, workspace, execution);
  if (!m_projectTokens) return;
  embedRows(input, Part::Place, out, execution);
  normalize(out, input.taps, execution);
}

void Embedding::normalize(MutableMatrixView rows, TapRecorder* taps, const Execution& execution) const {
  if (!m_norm) return;
  if (taps) taps->recordScale(TapPart::Stack, TapPoint::EmbeddingNormScale, *m_norm, readOnlyView(rows));
  m_norm->apply(readOnlyView(rows), 0, rows.rows(), rows, execution);
}

void Embedding::record(const EmbeddingInput& input, std::int64_t placeSize) const {
  const auto recordRows = [&](TapPoint point, std::int64_t size, const auto& fill) {
    const auto range = input.taps->wanted(TapPart::Stack, point);
    if (!range) return;
    Matrix rows = Matrix::Zero(range->end - range->begin, size);
    for (std::int64_t row = range->begin; row < range->end; ++row)
      fill(static_cast<std::size_t>(row),
           std::span<float>(rows.data() + (row - range->begin) * size, static_cast<std::size_t>(size)));
    input.taps->record(TapPart::Stack, point,
                       MatrixView(rows.data(), rows.rows(), size, Eigen::OuterStride<>(size)),
                       input.taps->start() + range->begin);
  };
  std::vector<float> scratch(static_cast<std::size_t>(placeSize));
  recordRows(TapPoint::TokenEmbedding, m_tableSize,
             [&](std::size_t row, std::span<float> out) { embedToken(input.ids[row], out); });
  recordRows(TapPoint::PositionEmbedding, placeSize, [&](std::size_t row, std::span<float> out) {
    if (input.positions.empty()) return;
    if (m_learned) addLearnedPosition(*m_learned, input.positions[row], out, scratch);
    if (m_sinusoid) sinusoidalRow(input.positions[row], *m_sinusoid, out);
  });
  recordRows(TapPoint::TypeEmbedding, m_tableSize, [&](std::size_t row, std::span<float> out) {
    widen(*m_types, input.tokenTypes.empty() ? 0 : input.tokenTypes[row] * m_tableSize, out);
  });
}

}  // namespace headlight
