// GPT-2, Radford et al. 2019. Its projections are stored as [inputs, outputs], q, k and v in one matrix.

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

ModelConfig readConfig(const JsonFields& config) {
  if (config.flag("add_cross_attention", false))
    config.fail("add_cross_attention", "is true, and only plain decoders of this family are supported");
  ModelConfig model;
  model.architecture = Architecture::Decoder;
  model.layers = readLayers(config, "n_layer", 12);
  model.heads = readSize(config, "n_head", 12);
  model.keyValueHeads = model.heads;
  model.modelSize = readSize(config, "n_embd", 768);
  splitHeads(model, config, "n_embd", "n_head");
  model.feedForwardSize = readSize(config, "n_inner", 4 * model.modelSize);
  model.vocabularySize = readCount(config, "vocab_size", 50257);
  model.maxPositions = readCount(config, "n_positions", 1024);
  model.normEpsilon = config.number("layer_norm_epsilon", 0, 1e-5);
  model.activation = readActivation(config, "activation_function", "gelu_new");
  model.mask = MaskRule::Causal;
  if (!config.flag("scale_attn_weights", true)) model.scoreScale = 1;
  model.scaleByInverseLayer = config.flag("scale_attn_by_inverse_layer_idx", false);
  model.tiedOutput = config.flag("tie_word_embeddings", true);
  return model;
}

LayerTensors bindLayer(const ModelConfig& config, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::int64_t ff = config.feedForwardSize;
  LayerTensors result;
  result.attentionNorm = tensors.layerNorm(layer + "ln_1", d);
  result.attention.query = tensors.conv1d(layer + "attn.c_attn", d, d, 0, 3);
  result.attention.key = tensors.conv1d(layer + "attn.c_attn", d, d, 1, 3);
  result.attention.value = tensors.conv1d(layer + "attn.c_attn", d, d, 2, 3);
  result.attention.output = tensors.conv1d(layer + "attn.c_proj", d, d);
  result.feedForwardNorm = tensors.layerNorm(layer + "ln_2", d);
  result.feedForward.up = tensors.conv1d(layer + "mlp.c_fc", ff, d);
  result.feedForward.down = tensors.conv1d(layer + "mlp.c_proj", d, ff);
  return result;
}

ModelWeights bindWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::string layers = tensors.base("h.");
  ModelWeights weights;
  weights.tokenEmbedding = tensors.tokenEmbedding({tensors.base("wte.weight"), "lm_head.weight"},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  weights.positionEmbedding = tensors.take(tensors.base("wpe.weight"), {config.maxPositions, d});
  tensors.refuseMoreLayers(layers, config.layers, "n_layer");
  for (std::int64_t i = 0; i < config.layers; ++i)
    weights.layers.push_back(bindLayer(config, layers + std::to_string(i) + ".", tensors));
  weights.finalNorm = tensors.layerNorm(tensors.base("ln_f"), d);
  if (config.tiedOutput || tensors.has("lm_head.weight"))
    weights.outputHead.emplace().decoder =
        tensors.decoder("lm_head.weight", weights.tokenEmbedding, config.tiedOutput);
  return weights;
}

}  // namespace

Family gpt2Family() {
  return {"gpt2", "GPT-2", {"transformer.", "wte.weight", "h."}, readConfig, bindWeights};
}

}  // namespace headlight
