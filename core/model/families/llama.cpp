// LLaMA, Touvron et al. 2023 (arXiv 2302.13971), and what is published under its model_type, DeepSeek-LLM
// among them.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

ModelConfig readLlamaConfig(const JsonFields& config) { return readLlamaLikeConfig(config, {}); }

}  // namespace

Family llamaFamily() {
  return {"llama", "LLaMA", {"model.", "embed_tokens.weight", "layers."}, readLlamaConfig, bindLlamaWeights};
}

}  // namespace headlight
