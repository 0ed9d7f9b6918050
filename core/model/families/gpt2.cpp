// GPT-2, Radford et al. 2019. Its projections are stored as [inputs, outputs], q, k and v in one matrix.

#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/families.h"
#include "core/model/families/gpt_like.h"
#include "core/model/families/layer_rules.h"
#include "core/model/families/layer_tensors.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

// GPT-2's scale_attn_by_inverse_layer_idx.
void scaleByInverseLayer(StackConfig& stack) {
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer)
    stack.layers[layer].find(SublayerKind::SelfAttention)->attention.scoreScale /=
        static_cast<float>(layer + 1);
}

ModelConfig readGpt2Config(const JsonFields& config) {
  if (config.flag("add_cross_attention", false))
    config.fail("add_cross_attention",
                Message("is true, and only plain decoders of this family are supported"));
  ModelConfig model = readGptLikeConfig(config, {.layers = {"n_layer", 12},
                                                 .heads = {"n_head", 12},
                                                 .size = {"n_embd", 768},
                                                 .feedForward = {"n_inner", 0},
                                                 .vocabulary = {"vocab_size", 50257},
                                                 .positions = {"n_positions", 1024}});
  StackConfig& stack = *model.decoder;
  if (!config.flag("scale_attn_weights", true))
    changeAttentions(stack, [](AttentionConfig& attention) { attention.scoreScale = 1; });
  if (config.flag("scale_attn_by_inverse_layer_idx", false)) scaleByInverseLayer(stack);
  return model;
}

LayerTensors bindLayer(const StackConfig& stack, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward().size;
  NormTensor norm = tensors.layerNorm(layer + "ln_1", d);
  AttentionTensors attention;
  attention.query = tensors.conv1d(layer + "attn.c_attn", d, d, 0, 3);
  attention.key = tensors.conv1d(layer + "attn.c_attn", d, d, 1, 3);
  attention.value = tensors.conv1d(layer + "attn.c_attn", d, d, 2, 3);
  attention.output = tensors.conv1d(layer + "attn.c_proj", d, d);
  FeedForwardTensors feedForward;
  feedForward.up = tensors.conv1d(layer + "mlp.c_fc", ff, d);
  feedForward.down = tensors.conv1d(layer + "mlp.c_proj", d, ff);
  return {{preNorm(std::move(norm), attention), preNorm(tensors.layerNorm(layer + "ln_2", d), feedForward)}};
}

ModelWeights bindGpt2Weights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const std::int64_t d = stack.modelSize;
  const std::string layers = tensors.base("h.");
  ModelWeights weights;
  StackTensors& decoder = weights.decoder.emplace();
  decoder.tokenEmbedding = tensors.tokenEmbedding({tensors.base("wte.weight"), "lm_head.weight"},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  decoder.positionEmbedding = tensors.take(tensors.base("wpe.weight"), {stack.maxPositions, d});
  tensors.refuseMoreLayers(layers, stack.layerCount(), "n_layer");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i)
    decoder.layers.push_back(bindLayer(stack, layers + std::to_string(i) + ".", tensors));
  decoder.finalNorm = tensors.layerNorm(tensors.base("ln_f"), d);
  if (config.tiedOutput || tensors.offers("lm_head.weight"))
    weights.outputHead.emplace().decoder =
        tensors.decoder("lm_head.weight", decoder.tokenEmbedding, config.tiedOutput);
  return weights;
}

}  // namespace

Family gpt2Family() {
  return {"gpt2", "GPT-2", {"transformer.", "wte.weight", "h."}, readGpt2Config, bindGpt2Weights};
}

}  // namespace headlight
