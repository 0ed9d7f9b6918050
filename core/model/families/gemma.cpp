// Gemma, Gemma Team 2024 (arXiv 2403.08295): LLaMA with embeddings times sqrt(d_model) and norms that
// multiply with 1 + w.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/gemma_like.h"

namespace headlight {
namespace {

/// The first configs say "gelu" and mean its approximation with tanh, which a later key names. What
/// transformers of today makes of these files is the exact function, not what the weights were trained with.
const char* activationKey(const JsonFields& config) {
  return config.has("hidden_activation") ? "hidden_activation" : "hidden_act";
}

ModelConfig readGemmaConfig(const JsonFields& config) {
  refuseBidirectional(config);
  LlamaDefaults defaults = gemmaDefaults();
  defaults.modelSize = 3072;
  defaults.feedForwardSize = 24576;
  defaults.layers = 28;
  defaults.heads = 16;
  defaults.keyValueHeads = 16;
  defaults.activationKey = activationKey(config);
  ModelConfig model = readGemmaLikeConfig(config, defaults);
  for (LayerConfig& layer : model.decoder->layers) {
    FeedForwardConfig& feedForward = layer.find(SublayerKind::FeedForward)->feedForward;
    if (feedForward.activation == Activation::Gelu) feedForward.activation = Activation::GeluTanh;
  }
  return model;
}

}  // namespace

Family gemmaFamily() {
  return {"gemma", "Gemma", {"model.", "embed_tokens.weight", "layers."}, readGemmaConfig, bindLlamaWeights};
}

}  // namespace headlight
