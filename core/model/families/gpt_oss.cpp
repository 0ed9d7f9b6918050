// gpt-oss, OpenAI 2025 (arXiv 2508.10925): a mixture of experts in every layer, a logit for each head that
// takes weight and gives no value, and a window in every other layer.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/expert_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/layer_types.h"
#include "core/model/families/llama_like.h"

namespace headlight {
namespace {

std::vector<std::string> layerTypes(const JsonFields& config, std::int64_t layers) {
  return readLayerTypes(config, layers, fullEveryNth(2));
}

LlamaDefaults defaults() {
  LlamaDefaults all = {.vocabularySize = 201088,
                       .modelSize = 2880,
                       .feedForwardSize = 2880,
                       .layers = 36,
                       .heads = 64,
                       .keyValueHeads = 8,
                       .headSize = 64,
                       .maxPositions = 131072,
                       .norm = {NormKind::RmsNorm, 1e-5},
                       .rotary = {.base = 150000},
                       .layerTypes = layerTypes,
                       .window = 128};
  all.rotary.scaling.kind = RopeScaling::Kind::Yarn;
  all.rotary.scaling.factor = 32;
  all.rotary.scaling.truncate = false;
  all.rotary.scaling.originalPositions = 4096;
  return all;
}

ModelConfig readGptOssConfig(const JsonFields& config) {
  ModelConfig model = readLlamaLikeConfig(config, defaults());
  for (LayerConfig& layer : model.decoder->layers)
    layer.find(SublayerKind::SelfAttention)->attention.sinks = true;
  MixtureSettings experts = readExperts(config, {.countKey = "num_local_experts",
                                                 .sizeKey = "intermediate_size",
                                                 .experts = 128,
                                                 .chosen = 4,
                                                 .expertSize = 2880});
  experts.routing = ExpertRouting::SoftmaxOfChosen;
  experts.limit = config.number("swiglu_limit", 0, 7);
  if (experts.limit == 0) config.fail("swiglu_limit", Message("must be above 0"));
  useExperts(*model.decoder, experts);
  return model;
}

ModelWeights bindGptOssWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const Bias bias = biasOf(fields, "attention_bias");
  // Quantized experts are stored the other way round.
  const bool plain = !fields.has("quantization_config");
  return bindLlamaLikeWeights(config,
                              {.queryKeyValue = bias,
                               .output = bias,
                               .experts = {.router = "mlp.router", .inputMajor = plain, .interleaved = true}},
                              tensors);
}

}  // namespace

Family gptOssFamily() {
  return {"gpt_oss",
          "gpt-oss",
          {"model.", "embed_tokens.weight", "layers."},
          readGptOssConfig,
          bindGptOssWeights};
}

}  // namespace headlight
