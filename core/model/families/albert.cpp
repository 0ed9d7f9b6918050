// ALBERT, Lan et al. 2019 (arXiv 1909.11942): BERT with narrow embeddings whose layers share their weights in
// groups, most often all of them.

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/model/families/bert_like.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/families.h"
#include "core/model/tensor_binder.h"

namespace headlight {
namespace {

// As Hugging Face's code divides, in floating point.
std::size_t groupOf(std::size_t layer, std::size_t layers, std::int64_t groups) {
  const double layersOfGroup = static_cast<double>(layers) / static_cast<double>(groups);
  return static_cast<std::size_t>(static_cast<double>(layer) / layersOfGroup);
}

std::int64_t readGroups(const JsonFields& config) { return readLayers(config, "num_hidden_groups", 1); }

ModelConfig readAlbertConfig(const JsonFields& config) {
  ModelConfig model = readBertLikeConfig(config, {.vocabularySize = 30000,
                                                  .modelSize = 4096,
                                                  .heads = 64,
                                                  .feedForwardSize = 16384,
                                                  .activation = "gelu_new",
                                                  .embeddingSize = 128});
  if (config.integer("inner_group_num", {1, INT32_MAX}, 1) != 1)
    config.fail("inner_group_num", Message("must be 1; groups of several layers are not supported"));
  std::vector<LayerConfig>& layers = model.encoder->layers;
  const std::int64_t groups = readGroups(config);
  for (std::size_t layer = 1; layer < layers.size(); ++layer) {
    const std::size_t before = layer - 1;
    if (groupOf(layer, layers.size(), groups) == groupOf(before, layers.size(), groups))
      layers[layer].weightsOf = layers[before].weightsOf.value_or(before);
  }
  return model;
}

ModelWeights bindAlbertWeights(const ModelConfig& config, const JsonFields& fields, TensorBinder& tensors) {
  const StackConfig& stack = *config.encoder;
  const std::string groups = tensors.base("encoder.albert_layer_groups.");
  const MaskedHeadNames names{"predictions.dense", "predictions.LayerNorm", "predictions.decoder.weight",
                              "predictions.bias", "predictions.decoder.bias"};
  const BertLayerNames layerNames{.query = "attention.query",
                                  .key = "attention.key",
                                  .value = "attention.value",
                                  .output = "attention.dense",
                                  .attentionNorm = "attention.LayerNorm",
                                  .up = "ffn",
                                  .down = "ffn_output",
                                  .feedForwardNorm = "full_layer_layer_norm"};
  ModelWeights weights;
  StackTensors& encoder = weights.encoder.emplace(bindBertLikeEmbeddings(config, names.decoder, tensors));
  // It is there even where the two sizes are the same.
  encoder.embeddingProjection = tensors.linear(tensors.base("encoder.embedding_hidden_mapping_in"),
                                               stack.modelSize, stack.tableSize(), Bias::With);
  tensors.refuseMoreLayers(groups, readGroups(fields), "num_hidden_groups");
  for (std::size_t layer = 0; layer < stack.layers.size(); ++layer) {
    const std::string group = std::to_string(groupOf(layer, stack.layers.size(), readGroups(fields)));
    encoder.layers.push_back(
        bindBertLikeLayer(stack, groups + group + ".albert_layers.0.", layerNames, tensors));
  }
  weights.outputHead = bindMaskedHead(config, encoder.tokenEmbedding, names, tensors);
  return weights;
}

}  // namespace

Family albertFamily() {
  return {"albert",
          "ALBERT",
          {"albert.", "embeddings.word_embeddings.weight", "encoder.albert_layer_groups."},
          readAlbertConfig,
          bindAlbertWeights};
}

}  // namespace headlight
