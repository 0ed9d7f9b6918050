// SmolLM3, Hugging Face 2025 (https://huggingface.co/blog/smollm3): LLaMA in which every fourth layer has no
// positions.

#include "core/io/json_fields.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  return readLayerTypes(config, layers, windowWithoutRotary(config, readRotatingLayers(config, layers)));
}

ModelConfig readSmollm3Config(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, {.vocabularySize = 128256,
                                                   .modelSize = 2048,
                                                   .layers = 36,
                                                   .heads = 16,
                                                   .keyValueHeads = 4,
                                                   .maxPositions = 32768,
                                                   .tiedOutput = true,
                                                   .rotary = {.base = 2e6},
                                                   .layerTypes = layerTypes});
  stopRotating(*model.decoder, readRotatingLayers(config, model.decoder->layerCount()));
  return model;
}

}  // namespace

Family smollm3Family() {
  return {"smollm3",
          "SmolLM3",
          {"model.", "embed_tokens.weight", "layers."},
          readSmollm3Config,
          bindLlamaWeights};
}

}  // namespace headlight
