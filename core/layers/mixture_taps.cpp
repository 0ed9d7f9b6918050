#include "core/layers/mixture_taps.h"

#include "core/layers/expert_routing.h"

namespace headlight {
namespace {

// Rows of a tile to their tokens, each to the place of the expert among its token's; every one times a
// factor.
template <typename Factor>
void keepRows(const float* from, const LinearTile& tile, const ExpertRows& to, std::int64_t size,
              const Factor& factor, Matrix& kept) {
  if (kept.size() == 0) return;
  for (std::int64_t row = 0; row < tile.rows; ++row) {
    const auto index = static_cast<std::size_t>(tile.firstRow + row);
    float* const out = &kept(to.rows[index], to.places[index] * size + tile.firstOutput);
    for (std::int64_t i = 0; i < tile.outputs; ++i) out[i] = factor(index) * from[row * tile.stride + i];
  }
}

float one(std::size_t) { return 1.0F; }

// Indices are small enough to be exact as floats.
Matrix matrixOf(auto numbers, std::int64_t rows, std::int64_t columns) {
  Matrix made(rows, columns);
  for (std::int64_t i = 0; i < made.size(); ++i)
    made.data()[i] = static_cast<float>(numbers[static_cast<std::size_t>(i)]);
  return made;
}

}  // namespace

MixtureTaps::MixtureTaps(const ForwardContext& context, const MixtureSettings& settings,
                         std::int64_t modelSize)
    : m_taps(context.taps), m_settings(settings), m_modelSize(modelSize) {
  const std::int64_t rows = context.batch.rows();
  const std::int64_t inner = settings.chosen * settings.expertSize;
  if (wants(TapPoint::FeedForwardPre)) m_pre = Matrix::Zero(rows, inner);
  if (wants(TapPoint::FeedForwardLinear)) m_linear = Matrix::Zero(rows, inner);
  if (wants(TapPoint::FeedForwardPost)) m_post = Matrix::Zero(rows, inner);
  if (wants(TapPoint::ExpertOutput)) m_output = Matrix::Zero(rows, settings.chosen * modelSize);
}

bool MixtureTaps::wants(TapPoint point) const {
  return m_taps && m_taps->wanted(TapPart::FeedForward, point).has_value();
}

void MixtureTaps::hand(TapPoint point, const Matrix& rows) const {
  if (rows.size() > 0) m_taps->record(TapPart::FeedForward, point, viewOf(rows));
}

void MixtureTaps::recordRouting(const MatrixView& logits, std::span<const std::int32_t> experts,
                                std::span<const float> weights) const {
  if (!m_taps) return;
  m_taps->record(TapPart::FeedForward, TapPoint::RouterLogits, logits);
  if (wants(TapPoint::RouterScores)) {
    Matrix scores = logits;
    const auto size = static_cast<std::size_t>(scores.cols());
    for (std::int64_t row = 0; row < scores.rows(); ++row)
      makeRouterScores(m_settings.routing, {scores.data() + row * scores.cols(), size});
    hand(TapPoint::RouterScores, scores);
  }
  if (wants(TapPoint::ExpertIndices))
    hand(TapPoint::ExpertIndices, matrixOf(experts, logits.rows(), m_settings.chosen));
  if (wants(TapPoint::ExpertWeights))
    hand(TapPoint::ExpertWeights, matrixOf(weights, logits.rows(), m_settings.chosen));
}

void MixtureTaps::keepInner(const LinearTile& tile, const ExpertRows& to) {
  keepRows(tile.data, tile, to, m_settings.expertSize, one, m_pre);
  keepRows(tile.paired, tile, to, m_settings.expertSize, one, m_linear);
}

void MixtureTaps::keepActivated(const MatrixView& inner, const ExpertRows& to) {
  if (m_post.size() == 0) return;
  for (std::int64_t row = 0; row < inner.rows(); ++row) {
    const auto index = static_cast<std::size_t>(row);
    m_post.row(to.rows[index]).segment(to.places[index] * inner.cols(), inner.cols()) = inner.row(row);
  }
}

void MixtureTaps::keepOutput(const LinearTile& tile, const ExpertRows& to, bool weighted) {
  keepRows(
      tile.data, tile, to, m_modelSize, [&](std::size_t row) { return weighted ? to.weights[row] : 1.0F; },
      m_output);
}

void MixtureTaps::record() const {
  hand(TapPoint::FeedForwardPre, m_pre);
  hand(TapPoint::FeedForwardLinear, m_linear);
  hand(TapPoint::FeedForwardPost, m_post);
  hand(TapPoint::ExpertOutput, m_output);
}

}  // namespace headlight
