// DistilBERT, Sanh et al. 2019 (arXiv 1910.01108): BERT without token types, with names of its own.

#include "core/io/json_fields.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

ModelConfig readDistilbertConfig(const JsonFields& config) {
  ModelConfig model;
  StackConfig& stack = model.encoder.emplace();
  const std::int64_t layers = readLayers(config, "n_layers", 6);
  AttentionConfig attention;
  attention.heads = readSize(config, "n_heads", 12);
  attention.mask = MaskRule::Bidirectional;
  stack.modelSize = readSize(config, "dim", 768);
  splitHeads(attention, stack.modelSize, config, {"dim", "n_heads"});
  FeedForwardConfig feedForward;
  feedForward.size = readSize(config, "hidden_dim", 3072);
  model.vocabularySize = readCount(config, "vocab_size", 30522);
  // sinusoidal_pos_embds only says how the table was first filled; the checkpoint holds it either way.
  stack.maxPositions = readCount(config, "max_position_embeddings", 512);
  stack.norm.epsilon = 1e-12;  // fixed in this family
  feedForward.activation = readActivation(config, "activation", "gelu");
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Post));
  model.tiedOutput = config.flag("tie_word_embeddings", config.flag("tie_weights_", true));
  return model;
}

ModelWeights bindDistilbertWeights(const ModelConfig& config, const JsonFields&, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::string layers = tensors.base("transformer.layer.");
  const MaskedHeadNames names{"vocab_transform", "vocab_layer_norm", "vocab_projector.weight",
                              "vocab_projector.bias", "vocab_projector.bias"};
  const BertLayerNames layerNames{.query = "attention.q_lin",
                                  .key = "attention.k_lin",
                                  .value = "attention.v_lin",
                                  .output = "attention.out_lin",
                                  .attentionNorm = "sa_layer_norm",
                                  .up = "ffn.lin1",
                                  .down = "ffn.lin2",
                                  .feedForwardNorm = "output_layer_norm"};
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace(bindBertLikeEmbeddings(config, names.decoder, tensors));
  tensors.refuseMoreLayers(layers, stack.layerCount(), "n_layers");
  for (std::int64_t i = 0; i < stack.layerCount(); ++i)
    encoder.layers.push_back(bindBertLikeLayer(stack, layers + std::to_string(i) + ".", layerNames, tensors));
  weights.outputHead = bindMaskedHead(config, encoder.tokenEmbedding, names, tensors);
  return weights;
}

}  // namespace

Family distilbertFamily() {
  return {"distilbert",
          "DistilBERT",
          {"distilbert.", "embeddings.word_embeddings.weight", "transformer.layer."},
          readDistilbertConfig,
          bindDistilbertWeights};
}

}  // namespace headlight
