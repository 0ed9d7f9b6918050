#include "core/model/families/gpt_like.h"

#include <utility>

#include "core/io/json_fields.h"
#include "core/model/families/config_keys.h"
#include "core/model/families/fused_rows.h"
#include "core/model/families/layer_tensors.h"

namespace headlight {
namespace {

std::int64_t readFeedForwardSize(const JsonFields& config, const SizeKey& key, std::int64_t modelSize) {
  const std::int64_t otherwise = key.otherwise > 0 ? key.otherwise : 4 * modelSize;
  return key.key ? readSize(config, key.key, otherwise) : otherwise;
}

std::int64_t readPositions(const JsonFields& config, const SizeKey& key) {
  return key.key ? readCount(config, key.key, key.otherwise) : key.otherwise;
}

/// Binds the tensors of one layer after another.
class LayerBinder {
 public:
  LayerBinder(const StackConfig& stack, const GptLayerNames& names, const GptBiases& biases,
              TensorBinder& tensors)
      : m_stack(stack), m_names(names), m_biases(biases), m_tensors(tensors) {}

  LayerTensors bind(std::size_t index, const std::string& layer) const {
    const std::vector<SublayerConfig>& sublayers = m_stack.layers[index].sublayers;
    LayerTensors made;
    made.sublayers.push_back(
        placed(sublayers[0].norm, layer + m_names.attentionNorm, attention(sublayers[0].attention, layer)));
    made.sublayers.push_back(placed(sublayers[1].norm, layer + m_names.feedForwardNorm,
                                    feedForward(sublayers[1].feedForward, layer)));
    return made;
  }

  NormTensor norm(const std::string& name) const {
    return m_biases.norms ? m_tensors.layerNorm(name, m_stack.modelSize)
                          : m_tensors.rmsNorm(name, m_stack.modelSize);
  }

 private:
  template <typename Part>
  SublayerTensors placed(NormPlace place, const std::string& name, Part part) const {
    SublayerTensors made = withoutNorm(std::move(part));
    if (hasInputNorm(place)) made.inputNorm = norm(name);
    if (hasOutputNorm(place)) made.outputNorm = norm(name);
    return made;
  }

  AttentionTensors attention(const AttentionConfig& config, const std::string& layer) const {
    AttentionTensors made;
    bindQueryKeyValue(config, layer, made);
    made.output = m_tensors.linear(layer + m_names.output, m_stack.modelSize, config.heads * config.valueSize,
                                   m_biases.output);
    return made;
  }

  void bindQueryKeyValue(const AttentionConfig& config, const std::string& layer,
                         AttentionTensors& made) const {
    const std::int64_t queries = config.heads * config.headSize;
    const std::int64_t keys = config.keyValueHeads * config.headSize;
    const auto linear = [&](std::size_t name, std::int64_t outputs) {
      return m_tensors.linear(layer + m_names.queryKeyValue[name], outputs, m_stack.modelSize,
                              m_biases.queryKeyValue);
    };
    switch (m_names.rows) {
      case QueryKeyValue::Apart:
        made.query = linear(0, queries);
        made.key = linear(1, keys);
        made.value = linear(2, keys);
        break;
      case QueryKeyValue::ByGroups:
        splitByGroups(linear(0, queries + 2 * keys), config, made);
        break;
      case QueryKeyValue::InBlocks:
        splitInBlocks(linear(0, queries + 2 * keys), config, made);
        break;
      case QueryKeyValue::CodeGen:
        splitAsCodeGen(linear(0, queries + 2 * keys), config, made);
        break;
    }
  }

  FeedForwardTensors feedForward(const FeedForwardConfig& config, const std::string& layer) const {
    FeedForwardTensors made;
    made.up = m_tensors.linear(layer + m_names.up, config.size, m_stack.modelSize, m_biases.feedForward);
    made.down = m_tensors.linear(layer + m_names.down, m_stack.modelSize, config.size, m_biases.feedForward);
    return made;
  }

  const StackConfig& m_stack;
  const GptLayerNames& m_names;
  const GptBiases& m_biases;
  TensorBinder& m_tensors;
};

}  // namespace

ModelConfig readGptLikeConfig(const JsonFields& config, const GptKeys& keys) {
  ModelConfig model;
  StackConfig& stack = model.decoder.emplace();
  const std::int64_t layers = readLayers(config, keys.layers.key, keys.layers.otherwise);
  AttentionConfig attention;
  attention.heads = readSize(config, keys.heads.key, keys.heads.otherwise);
  stack.modelSize = readSize(config, keys.size.key, keys.size.otherwise);
  splitHeads(attention, stack.modelSize, config, {keys.size.key, keys.heads.key});
  FeedForwardConfig feedForward;
  feedForward.size = readFeedForwardSize(config, keys.feedForward, stack.modelSize);
  model.vocabularySize = readCount(config, keys.vocabulary.key, keys.vocabulary.otherwise);
  stack.maxPositions = readPositions(config, keys.positions);
  if (keys.epsilon) stack.norm.epsilon = config.number(keys.epsilon, 0, 1e-5);
  if (keys.activation)
    feedForward.activation = readActivation(config, keys.activation, keys.defaultActivation);
  stack.layers = equalLayers(layers, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
  model.tiedOutput = config.flag("tie_word_embeddings", keys.tied);
  return model;
}

ModelWeights bindGptLikeWeights(const ModelConfig& config, const GptNames& names, const GptBiases& biases,
                                TensorBinder& tensors) {
  const StackConfig& stack = *config.decoder;
  const std::string layers = tensors.base(names.layers);
  const std::string embedding = tensors.base(names.embedding);
  const std::string head = std::string(names.head) + ".weight";
  const LayerBinder binder(stack, names.layer, biases, tensors);
  ModelWeights weights;
  StackTensors& decoder = weights.decoder.emplace();
  decoder.tokenEmbedding = tensors.tokenEmbedding(
      {embedding, head}, {config.vocabularySize, stack.tableSize()}, config.tiedOutput);
  tensors.refuseMoreLayers(layers, stack.layerCount(), names.layersKey);
  for (std::size_t i = 0; i < stack.layers.size(); ++i)
    decoder.layers.push_back(binder.bind(i, layers + std::to_string(i) + "."));
  if (names.finalNorm) decoder.finalNorm = binder.norm(tensors.base(names.finalNorm));
  if (!config.tiedOutput && !tensors.offers(head)) return weights;
  OutputHeadTensors& made = weights.outputHead.emplace();
  made.decoder = tensors.decoder(head, decoder.tokenEmbedding, config.tiedOutput);
  if (names.headBias) made.bias = tensors.take(std::string(names.head) + ".bias", {config.vocabularySize});
  return weights;
}

}  // namespace headlight
