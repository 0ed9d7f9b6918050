#include "core/trace/stacked_pattern_source.h"

#include <algorithm>
#include <cassert>

#include "core/trace/mean_pattern_source.h"

namespace headlight {
namespace {

// Every layer has one head.
constexpr HeadId only{0, 0};

}  // namespace

StackedPatternSource::StackedPatternSource(std::vector<std::shared_ptr<const PatternSource>> layers,
                                           std::string description)
    : m_layers(std::move(layers)), m_description(std::move(description)) {
  assert(!m_layers.empty() && std::all_of(m_layers.begin(), m_layers.end(), [&](const auto& layer) {
    return layer->kind() == kind() && layer->shape() == m_layers.front()->shape();
  }));
  assert(m_layers.front()->shape().layers == 1 && m_layers.front()->shape().heads == 1);
}

const PatternSource& StackedPatternSource::layerOf(HeadId head) const {
  assert(head.layer >= 0 && head.layer < static_cast<int>(m_layers.size()) && head.head == 0);
  return *m_layers[static_cast<std::size_t>(head.layer)];
}

PatternShape StackedPatternSource::shape() const {
  const PatternShape one = m_layers.front()->shape();
  return {static_cast<std::int64_t>(m_layers.size()), 1, one.queries, one.keys};
}

float StackedPatternSource::sinkShare(HeadId head, std::int64_t query) const {
  return layerOf(head).sinkShare(only, query);
}

ValueRange StackedPatternSource::valueRange() const {
  ValueRange range = m_layers.front()->valueRange();
  for (const auto& layer : m_layers) {
    range.low = std::min(range.low, layer->valueRange().low);
    range.high = std::max(range.high, layer->valueRange().high);
  }
  return range;
}

bool StackedPatternSource::isMasked(HeadId head, std::int64_t query, std::int64_t key) const {
  return layerOf(head).isMasked(only, query, key);
}

bool StackedPatternSource::isMaskedRect(HeadId head, const CellRect& cells) const {
  return layerOf(head).isMaskedRect(only, cells);
}

std::int64_t StackedPatternSource::visibleKeys(HeadId head, std::int64_t query) const {
  return layerOf(head).visibleKeys(only, query);
}

float StackedPatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  return layerOf(head).cell(only, query, key);
}

void StackedPatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  layerOf(head).row(only, query, out);
}

void StackedPatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  layerOf(head).column(only, key, out);
}

void StackedPatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                const Execution& execution) const {
  layerOf(head).tile(only, rect, out, stride, execution);
}

void StackedPatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                                  const Execution& execution) const {
  layerOf(head).pooled(only, request, out, stride, execution);
}

std::shared_ptr<const PatternSource> meanOverHeads(const std::shared_ptr<const PatternSource>& source) {
  const PatternShape shape = source->shape();
  std::vector<std::shared_ptr<const PatternSource>> layers;
  for (int layer = 0; layer < shape.layers; ++layer) {
    std::vector<HeadId> heads;
    for (int head = 0; head < shape.heads; ++head) heads.push_back({layer, head});
    layers.push_back(std::make_shared<MeanPatternSource>(source, std::move(heads)));
  }
  return std::make_shared<StackedPatternSource>(std::move(layers), "mean over the heads of each layer");
}

}  // namespace headlight
