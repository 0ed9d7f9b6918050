#include "core/model/families/gemma_like.h"

#include <cmath>

#include "core/io/json_fields.h"
#include "core/message.h"

namespace headlight {
namespace {

float readCap(const JsonFields& config, const char* key, float otherwise) {
  if (config.isNull(key)) return 0;
  const double cap = config.number(key, 0, otherwise);
  if (cap == 0 && config.has(key)) config.fail(key, Message("must be above 0, or null for none"));
  return static_cast<float>(cap);
}

}  // namespace

LlamaDefaults gemmaDefaults() {
  return {.vocabularySize = 256000,
          .modelSize = 2304,
          .feedForwardSize = 9216,
          .layers = 26,
          .heads = 8,
          .keyValueHeads = 4,
          .headSize = 256,
          .maxPositions = 8192,
          .tiedOutput = true,
          .norm = {NormKind::RmsNormPlusOne, 1e-6},
          .activation = "gelu_pytorch_tanh"};
}

ModelConfig readGemmaLikeConfig(const JsonFields& config, const LlamaDefaults& defaults) {
  ModelConfig model = readLlamaLikeConfig(config, defaults);
  StackConfig& stack = *model.decoder;
  stack.embeddingScale = static_cast<float>(std::sqrt(static_cast<double>(stack.modelSize)));
  return model;
}

void readGemmaScores(const JsonFields& config, const GemmaCaps& otherwise, ModelConfig& model) {
  constexpr const char* key = "query_pre_attn_scalar";
  const double scalar = config.number(key, 0, 256);
  if (scalar == 0) config.fail(key, Message("must be above 0"));
  for (LayerConfig& layer : model.decoder->layers) {
    AttentionConfig& attention = layer.find(SublayerKind::SelfAttention)->attention;
    attention.scoreScale = static_cast<float>(1 / std::sqrt(scalar));
    attention.scoreCap = readCap(config, "attn_logit_softcapping", otherwise.scoreCap);
  }
  model.logitCap = readCap(config, "final_logit_softcapping", otherwise.logitCap);
}

void refuseBidirectional(const JsonFields& config) {
  constexpr const char* key = "use_bidirectional_attention";
  if (config.flag(key, false))
    config.fail(key, Message("is true, and this family is supported as a decoder only"));
}

}  // namespace headlight
