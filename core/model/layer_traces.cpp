#include "core/model/layer_traces.h"

#include "core/layers/attention_heads.h"
#include "core/trace/softmax_pattern_source.h"

namespace headlight {

LayerTraces startTraces(const StackConfig& config, SublayerKind kind, const LastRun::Layers* earlier,
                        std::int64_t queries, const std::shared_ptr<BufferPool>& memory) {
  LayerTraces layers;
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
    const SublayerConfig* const sublayer = config.layers[layer].find(kind);
    if (!sublayer) {
      layers.push_back(nullptr);
      continue;
    }
    if (!earlier) {
      layers.push_back(std::make_shared<AttentionLayerTrace>(attentionSizes(sublayer->attention), memory));
      continue;
    }
    const AttentionLayerTrace& kept = *(*earlier)[layer];
    const std::int64_t keys = kind == SublayerKind::CrossAttention ? kept.keys() : queries;
    layers.push_back(std::make_shared<AttentionLayerTrace>(kept.prefix(queries, keys)));
  }
  return layers;
}

LastRun::Layers finished(const LayerTraces& layers, bool values) {
  for (const auto& layer : layers)
    if (layer && !values) layer->dropValues();
  return {layers.begin(), layers.end()};
}

AttentionTrace attentionTrace(AttentionKind kind, const LastRun::Layers& layers, TokenList queries,
                              TokenList keys, bool values) {
  SoftmaxPatternSource::Parts parts;
  parts.kind = kind;
  parts.layers = layers;
  parts.queryTokens = std::move(queries);
  parts.keyTokens = std::move(keys);
  const auto source = std::make_shared<const SoftmaxPatternSource>(std::move(parts));
  AttentionTrace trace{.patterns = source, .scores = source, .values = nullptr};
  if (values) trace.values = source;
  return trace;
}

}  // namespace headlight
