// Command R and R+, Cohere 2024 (https://huggingface.co/CohereForAI): attention and feed-forward side by side
// on one norm, LayerNorms without biases, rotary positions by neighbouring pairs. Command R7B (arXiv
// 2504.00698) has a window in three of four layers, and positions in these only.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  const std::int64_t pattern = config.integer("sliding_window_pattern", {1, INT32_MAX}, 4);
  return readLayerTypes(config, layers, fullEveryNth(pattern));
}

const LlamaDefaults cohere = {.vocabularySize = 256000,
                              .modelSize = 8192,
                              .feedForwardSize = 22528,
                              .layers = 40,
                              .heads = 64,
                              .maxPositions = 8192,
                              .tiedOutput = true,
                              .norm = {NormKind::LayerNorm, 1e-5},
                              .epsilonKey = "layer_norm_eps",
                              .rotary = {.base = 500000, .pairs = RotaryPairs::Interleaved}};

ModelConfig readBoth(const JsonFields& config, const LlamaDefaults& defaults) {
  ModelConfig model = readLlamaLikeConfig(config, defaults);
  putBesideAttention(*model.decoder, SublayerInput::LastInput);
  model.logitScale = static_cast<float>(config.number("logit_scale", 0, 0.0625));
  return model;
}

ModelConfig readCohere(const JsonFields& config) {
  LlamaDefaults defaults = cohere;
  if (config.flag("use_qk_norm", false)) defaults.headNorm = HeadNorm::PerHead;
  return readBoth(config, defaults);
}

ModelConfig readCohere2(const JsonFields& config) {
  LlamaDefaults defaults = cohere;
  defaults.rotary.base = 10000;
  defaults.layerTypes = layerTypes;
  ModelConfig model = readBoth(config, defaults);
  std::vector<bool> rotating;
  for (const LayerConfig& layer : model.decoder->layers)
    rotating.push_back(layer.find(SublayerKind::SelfAttention)->attention.window > 0);
  stopRotating(*model.decoder, rotating);
  return model;
}

ModelWeights bindCohereWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias bias = biasOf(fields, "attention_bias");
  return bindLlamaLikeWeights(config, {.queryKeyValue = bias, .output = bias, .norm = Bias::Without},
                              tensors);
}

}  // namespace

Family cohereFamily() {
  return {"cohere", "Cohere", {"model.", "embed_tokens.weight", "layers."}, readCohere, bindCohereWeights};
}

Family cohere2Family() {
  return {
      "cohere2", "Cohere 2", {"model.", "embed_tokens.weight", "layers."}, readCohere2, bindCohereWeights};
}

}  // namespace headlight
