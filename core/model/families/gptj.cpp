// GPT-J, Wang and Komatsuzaki 2021, and CodeGen, Nijkamp et al. 2022 (arXiv 2203.13474): attention and
// feed-forward side by side behind one norm, and rotary positions, interleaved, in the first numbers of each
// head.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/families/fused_rows.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"

namespace headlight {
namespace {

ModelConfig readGptjConfig(const JsonFields& config) {
  ModelConfig model = readGptLikeConfig(config, {.layers = {"n_layer", 28},
                                                 .heads = {"n_head", 16},
                                                 .size = {"n_embd", 4096},
                                                 .feedForward = {"n_inner", 0},
                                                 .vocabulary = {"vocab_size", 50400},
                                                 .positions = {"n_positions", 2048},
                                                 .tied = false});
  StackConfig& stack = *model.decoder;
  setRotary(stack, readRotary(config, {.headSize = stack.attention().headSize,
                                       .maxPositions = stack.maxPositions,
                                       .rotaryDim = 64,
                                       .pairs = RotaryPairs::Interleaved}));
  putBesideAttention(stack, SublayerInput::LastInput);
  return model;
}

ModelConfig readCodeGenConfig(const JsonFields& config) {
  ModelConfig model = readGptjConfig(config);
  const std::int64_t heads = model.decoder->heads();
  if (heads % codeGenParts != 0)
    config.fail(spellingOf(config, "n_head"),
                Message("is %1, and CodeGen's heads come in four equal parts", heads));
  return model;
}

ModelWeights bindGptJ(const ModelConfig& config, QueryKeyValue rows, TensorBinder& tensors) {
  GptNames names{.headBias = true,
                 .layer = {.rows = rows,
                           .queryKeyValue = {"attn.q_proj", "attn.k_proj", "attn.v_proj"},
                           .output = "attn.out_proj",
                           .up = "mlp.fc_in",
                           .down = "mlp.fc_out"}};
  if (rows == QueryKeyValue::CodeGen) names.layer.queryKeyValue = {"attn.qkv_proj"};
  return bindGptLikeWeights(config, names, {.queryKeyValue = Bias::Without, .output = Bias::Without},
                            tensors);
}

ModelWeights bindGptjWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindGptJ(config, QueryKeyValue::Apart, tensors);
}

ModelWeights bindCodeGenWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  return bindGptJ(config, QueryKeyValue::CodeGen, tensors);
}

}  // namespace

Family gptjFamily() {
  return {"gptj", "GPT-J", {"transformer.", "wte.weight", "h."}, readGptjConfig, bindGptjWeights};
}

Family codegenFamily() {
  return {"codegen", "CodeGen", {"transformer.", "wte.weight", "h."}, readCodeGenConfig, bindCodeGenWeights};
}

}  // namespace headlight
