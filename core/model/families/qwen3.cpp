// Qwen3, Yang et al. 2025 (arXiv 2505.09388): LLaMA with norms of queries and keys, and a sliding window in
// its upper layers if that is switched on.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> qwen3LayerTypes(const JsonFields& config, std::int64_t layers) {
  const std::vector<std::string> types = readLayerTypes(config, layers, windowFromLayer(config));
  requireWindowSwitch(config, types);
  return types;
}

ModelConfig readQwen3Config(const JsonFields& config) {
  return readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                      .feedForwardSize = 22016,
                                      .keyValueHeads = 32,
                                      .headSize = 128,
                                      .maxPositions = 32768,
                                      .headNorm = HeadNorm::SharedByHeads,
                                      .layerTypes = qwen3LayerTypes});
}

}  // namespace

Family qwen3Family() {
  return {"qwen3", "Qwen3", {"model.", "embed_tokens.weight", "layers."}, readQwen3Config, bindLlamaWeights};
}

}  // namespace headlight
