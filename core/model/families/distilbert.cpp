// DistilBERT, Sanh et al. 2019 (arXiv 1910.01108): BERT without token types, with names of its own.

#include "core/io/json_fields.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

ModelConfig readConfig(const JsonFields& config) {
  ModelConfig model;
  model.architecture = Architecture::Encoder;
  model.layers = readLayers(config, "n_layers", 6);
  model.heads = readSize(config, "n_heads", 12);
  model.keyValueHeads = model.heads;
  model.modelSize = readSize(config, "dim", 768);
  splitHeads(model, config, "dim", "n_heads");
  model.feedForwardSize = readSize(config, "hidden_dim", 3072);
  model.vocabularySize = readCount(config, "vocab_size", 30522);
  // sinusoidal_pos_embds only says how the table was first filled; the checkpoint holds it either way.
  model.maxPositions = readCount(config, "max_position_embeddings", 512);
  model.normPlace = NormPlace::Post;
  model.normEpsilon = 1e-12;  // fixed in this family
  model.activation = readActivation(config, "activation", "gelu");
  model.mask = MaskRule::Bidirectional;
  model.tiedOutput = config.flag("tie_word_embeddings", config.flag("tie_weights_", true));
  return model;
}

LayerTensors bindLayer(const ModelConfig& config, const std::string& layer, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::int64_t ff = config.feedForwardSize;
  LayerTensors result;
  result.attention.query = tensors.linear(layer + "attention.q_lin", d, d, Bias::With);
  result.attention.key = tensors.linear(layer + "attention.k_lin", d, d, Bias::With);
  result.attention.value = tensors.linear(layer + "attention.v_lin", d, d, Bias::With);
  result.attention.output = tensors.linear(layer + "attention.out_lin", d, d, Bias::With);
  result.attentionNorm = tensors.layerNorm(layer + "sa_layer_norm", d);
  result.feedForward.up = tensors.linear(layer + "ffn.lin1", ff, d, Bias::With);
  result.feedForward.down = tensors.linear(layer + "ffn.lin2", d, ff, Bias::With);
  result.feedForwardNorm = tensors.layerNorm(layer + "output_layer_norm", d);
  return result;
}

ModelWeights bindWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const std::int64_t d = config.modelSize;
  const std::string embeddings = tensors.base("embeddings.");
  const std::string layers = tensors.base("transformer.layer.");
  const MaskedHeadNames names{"vocab_transform", "vocab_layer_norm", "vocab_projector.weight",
                              "vocab_projector.bias", "vocab_projector.bias"};
  ModelWeights weights;
  weights.tokenEmbedding = tensors.tokenEmbedding({embeddings + "word_embeddings.weight", names.decoder},
                                                  {config.vocabularySize, d}, config.tiedOutput);
  weights.positionEmbedding =
      tensors.take(embeddings + "position_embeddings.weight", {config.maxPositions, d});
  weights.embeddingNorm = tensors.layerNorm(embeddings + "LayerNorm", d);
  tensors.refuseMoreLayers(layers, config.layers, "n_layers");
  for (std::int64_t i = 0; i < config.layers; ++i)
    weights.layers.push_back(bindLayer(config, layers + std::to_string(i) + ".", tensors));
  weights.outputHead = bindMaskedHead(config, weights.tokenEmbedding, names, tensors);
  return weights;
}

}  // namespace

Family distilbertFamily() {
  return {"distilbert",
          "DistilBERT",
          {"distilbert.", "embeddings.word_embeddings.weight", "transformer.layer."},
          readConfig,
          bindWeights};
}

}  // namespace headlight
