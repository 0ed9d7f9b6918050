// Qwen2, Yang et al. 2024 (arXiv 2407.10671): LLaMA with biases on q, k and v, and a sliding window in its
// upper layers if that is switched on.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

/// Newer configs list each layer's kind, which then counts more than max_window_layers; only a window that
/// starts at one layer and holds for all above it is supported. Gives the first layer with a window.
std::int64_t firstWindowLayer(const JsonFields& config, std::int64_t layers, bool windowed) {
  const std::int64_t configured = config.integer("max_window_layers", {0, INT32_MAX}, 28);
  const nlohmann::json* types = config.find("layer_types");
  if (types == nullptr) return configured;
  const auto isKind = [&](std::size_t layer, const char* kind) { return (*types)[layer] == kind; };
  bool fits = types->is_array() && types->size() == static_cast<std::size_t>(layers);
  std::size_t first = 0;
  while (fits && first < types->size() && isKind(first, "full_attention")) ++first;
  for (std::size_t layer = first; fits && layer < types->size(); ++layer)
    fits = windowed && isKind(layer, "sliding_attention");
  if (!fits)
    config.fail("layer_types", Message("does not agree with num_hidden_layers, use_sliding_window, "
                                       "sliding_window and max_window_layers"));
  return static_cast<std::int64_t>(first);
}

ModelConfig readQwen2Config(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                                   .feedForwardSize = 22016,
                                                   .layers = 32,
                                                   .keyValueHeads = 32,
                                                   .maxPositions = 32768});
  const std::int64_t window = readCount(config, "sliding_window", 4096);
  const bool windowed = config.flag("use_sliding_window", false) && !config.isNull("sliding_window");
  const std::int64_t firstLayer = firstWindowLayer(config, model.decoder->layerCount(), windowed);
  if (windowed) setWindow(*model.decoder, static_cast<std::size_t>(firstLayer), window);
  return model;
}

ModelWeights bindQwen2Weights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindLlamaLikeWeights(config, {.queryKeyValue = Bias::With}, tensors);
}

}  // namespace

Family qwen2Family() {
  return {"qwen2", "Qwen2", {"model.", "embed_tokens.weight", "layers."}, readQwen2Config, bindQwen2Weights};
}

}  // namespace headlight
