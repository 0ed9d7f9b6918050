#include "core/trace/gradient_pattern_source.h"

#include <algorithm>
#include <cassert>

#include "core/trace/pool_tiles.h"

namespace headlight {
namespace {

float longestRow(const Eigen::Ref<const Matrix, 0, Eigen::OuterStride<>>& rows) {
  return rows.size() == 0 ? 0 : rows.rowwise().norm().maxCoeff();
}

}  // namespace

GradientPatternSource::GradientPatternSource(std::shared_ptr<const PatternSource> source,
                                             std::shared_ptr<const ValueSource> values,
                                             std::shared_ptr<const HeadGradients> gradients,
                                             std::string description)
    : m_source(std::move(source)),
      m_values(std::move(values)),
      m_gradients(std::move(gradients)),
      m_description(std::move(description)) {
  const PatternShape whole = m_source->shape();
  assert(std::ssize(m_gradients->layers) == whole.layers);
  for (int layer = 0; layer < whole.layers; ++layer) {
    for (int head = 0; head < whole.heads && !isFlat({layer, head}); ++head) {
      const MatrixView rows = m_values->values({layer, head});
      const Matrix& gradient = m_gradients->layers[static_cast<std::size_t>(layer)];
      m_largest = std::max(
          m_largest, longestRow(gradient.middleCols(head * rows.cols(), rows.cols())) * longestRow(rows));
    }
  }
}

bool GradientPatternSource::isFlat(HeadId head) const {
  return m_gradients->layers[static_cast<std::size_t>(head.layer)].rows() == 0 ||
         !m_source->hasPattern(head.layer);
}

float GradientPatternSource::slope(HeadId head, const MatrixView& values, std::int64_t query,
                                   std::int64_t key) const {
  const Matrix& gradient = m_gradients->layers[static_cast<std::size_t>(head.layer)];
  return gradient.row(query).segment(head.head * values.cols(), values.cols()).dot(values.row(key));
}

float GradientPatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  float value = 0;
  tile(head, {query, query + 1, key, key + 1}, &value, 1);
  return value;
}

void GradientPatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  tile(head, {query, query + 1, 0, std::ssize(out)}, out.data(), std::ssize(out));
}

void GradientPatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  tile(head, {0, std::ssize(out), key, key + 1}, out.data(), 1);
}

void GradientPatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                 const Execution& execution) const {
  m_source->tile(head, rect, out, stride, execution);
  const bool flat = isFlat(head);
  const MatrixView values = m_values->values(head);
  for (std::int64_t row = 0; row < rect.rows(); ++row) {
    for (std::int64_t column = 0; column < rect.columns(); ++column) {
      float& value = out[row * stride + column];
      // A weight of 0 speaks for nothing; most of a causal pattern need not be multiplied.
      if (value == 0) continue;
      value =
          flat ? 0
               : std::max(0.0f, value * slope(head, values, rect.queryBegin + row, rect.keyBegin + column));
    }
  }
}

void GradientPatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                                   const Execution& execution) const {
  poolTiles(*this, head, request, out, stride, execution);
}

}  // namespace headlight
