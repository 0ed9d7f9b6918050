// DeepSeek-LLM (arXiv 2401.02954) is published with LLaMA's model_type; the model_types read here are its own
// ones. "deepseek" is also that of DeepSeek's mixtures of experts, which are refused.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 102400,
                                                   .feedForwardSize = 11008,
                                                   .layers = 30,
                                                   .keyValueHeads = 0,
                                                   .maxPositions = 2048});
  if (config.has("n_routed_experts") &&
      config.integer("first_k_dense_replace", {0, INT32_MAX}, 0) < model.decoder->layerCount())
    config.fail("n_routed_experts", "is set, and mixtures of experts are not supported");
  return model;
}

ModelWeights bindWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias attention = biasOf(fields, "attention_bias");
  return bindLlamaLikeWeights(config, {attention, attention, biasOf(fields, "mlp_bias")}, tensors);
}

}  // namespace

Family deepseekFamily() {
  return {"deepseek", "DeepSeek", {"model.", "embed_tokens.weight", "layers."}, readConfig, bindWeights};
}

Family deepseekLlmFamily() {
  Family family = deepseekFamily();
  family.modelType = "deepseek-llm";
  return family;
}

}  // namespace headlight
