// LLaMA, Touvron et al. 2023 (arXiv 2302.13971), and what is published under its model_type, DeepSeek-LLM
// among them.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readConfig(const JsonFields& config) { return readLlamaLikeConfig(config, {}); }

ModelWeights bindWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const bool attention = fields.flag("attention_bias", false);
  const bool feedForward = fields.flag("mlp_bias", false);
  return bindLlamaLikeWeights(config, {attention, attention, feedForward}, tensors);
}

}  // namespace

Family llamaFamily() { return {"llama", "model.", "embed_tokens.weight", readConfig, bindWeights}; }

}  // namespace headlight
