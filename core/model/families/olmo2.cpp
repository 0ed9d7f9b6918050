// OLMo 2, OLMo et al. 2024 (arXiv 2501.00656): LLaMA with norms after attention and feed-forward instead of
// before them, and norms over the queries, and the keys, of all heads. OLMo 3 (arXiv 2512.13961) has a window
// in three of four layers; only the fourth stretches its positions.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  return readLayerTypes(config, layers, fullEveryNth(4));
}

const LlamaDefaults olmo2 = {.vocabularySize = 50304,
                             .norm = {NormKind::RmsNorm, 1e-5},
                             .normPlace = NormPlace::PostInside,
                             .headNorm = HeadNorm::AcrossHeads};

ModelConfig readOlmo2(const JsonFields& config) { return readLlamaLikeConfig(config, olmo2); }

ModelConfig readOlmo3(const JsonFields& config) {
  LlamaDefaults olmo3 = olmo2;
  olmo3.layerTypes = layerTypes;
  olmo3.rotary.sliding = SlidingRotary{};
  return readLlamaLikeConfig(config, olmo3);
}

}  // namespace

Family olmo2Family() {
  return {"olmo2", "OLMo 2", {"model.", "embed_tokens.weight", "layers."}, readOlmo2, bindLlamaWeights};
}

Family olmo3Family() {
  return {"olmo3", "OLMo 3", {"model.", "embed_tokens.weight", "layers."}, readOlmo3, bindLlamaWeights};
}

}  // namespace headlight
