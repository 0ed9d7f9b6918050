// Qwen3, Yang et al. 2025 (arXiv 2505.09388): LLaMA with norms of queries and keys, and a sliding window in
// its upper layers if that is switched on.

#include <algorithm>

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  std::vector<std::string> types = readLayerTypes(config, layers, windowFromLayer(config));
  const bool windowed = std::find(types.begin(), types.end(), slidingAttentionType) != types.end();
  if (windowed && !config.flag("use_sliding_window", false))
    config.fail("layer_types", "has layers with a window, and use_sliding_window is not true");
  return types;
}

ModelConfig readConfig(const JsonFields& config) {
  return readLlamaLikeConfig(config, {.vocabularySize = 151936,
                                      .feedForwardSize = 22016,
                                      .keyValueHeads = 32,
                                      .headSize = 128,
                                      .maxPositions = 32768,
                                      .headNorm = HeadNorm::SharedByHeads,
                                      .layerTypes = layerTypes});
}

}  // namespace

Family qwen3Family() {
  return {"qwen3", "Qwen3", {"model.", "embed_tokens.weight", "layers."}, readConfig, bindLlamaWeights};
}

}  // namespace headlight
