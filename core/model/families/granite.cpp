// Granite 3, IBM 2024 (https://huggingface.co/ibm-granite): LLaMA with factors at the embedding, the scores,
// the sums with the residual stream and the logits.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readGraniteConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {});
  StackConfig& stack = *model.decoder;
  const auto factor = [&](const char* key) { return static_cast<float>(config.number(key, 0, 1)); };
  stack.embeddingScale = factor("embedding_multiplier");
  stack.residualScale = factor("residual_multiplier");
  for (LayerConfig& layer : stack.layers)
    layer.find(SublayerKind::SelfAttention)->attention.scoreScale = factor("attention_multiplier");
  if (config.number("logits_scaling", 0, 1) == 0)
    config.fail("logits_scaling", Message("divides logits and must not be 0"));
  model.logitScale = 1 / factor("logits_scaling");
  return model;
}

}  // namespace

Family graniteFamily() {
  return {"granite",
          "Granite",
          {"model.", "embed_tokens.weight", "layers."},
          readGraniteConfig,
          bindLlamaWeights};
}

}  // namespace headlight
