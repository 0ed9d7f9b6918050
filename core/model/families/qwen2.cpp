// Qwen2, Yang et al. 2024 (arXiv 2407.10671): LLaMA with biases on q, k and v, and a sliding window in its
// upper layers if that is switched on.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

/// Newer configs list each layer's kind; only what max_window_layers could say as well is supported.
void checkLayerTypes(const ModelConfig& model, const JsonFields& config) {
  const nlohmann::json* types = config.find("layer_types");
  if (types == nullptr) return;
  bool fits = types->is_array() && types->size() == static_cast<std::size_t>(model.layers);
  for (std::size_t i = 0; fits && i < types->size(); ++i) {
    const bool window =
        model.mask == MaskRule::SlidingWindow && static_cast<std::int64_t>(i) >= model.firstWindowLayer;
    fits = (*types)[i] == (window ? "sliding_attention" : "full_attention");
  }
  if (!fits)
    config.fail("layer_types",
                "does not agree with num_hidden_layers, use_sliding_window, sliding_window and "
                "max_window_layers");
}

ModelConfig readConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                                   .feedForwardSize = 22016,
                                                   .layers = 32,
                                                   .keyValueHeads = 32,
                                                   .maxPositions = 32768});
  const std::int64_t window = readCount(config, "sliding_window", 4096);
  const std::int64_t firstLayer = config.integer("max_window_layers", {0, INT32_MAX}, 28);
  const bool windowed = config.flag("use_sliding_window", false) && !config.isNull("sliding_window");
  if (windowed && firstLayer < model.layers) {
    model.mask = MaskRule::SlidingWindow;
    model.slidingWindow = window;
    model.firstWindowLayer = firstLayer;
  }
  checkLayerTypes(model, config);
  return model;
}

ModelWeights bindWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindLlamaLikeWeights(config, {.queryKeyValue = true}, tensors);
}

}  // namespace

Family qwen2Family() { return {"qwen2", "model.", "embed_tokens.weight", readConfig, bindWeights}; }

}  // namespace headlight
