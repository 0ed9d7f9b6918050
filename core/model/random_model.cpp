#include "core/model/random_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.h"
#include "core/model/random_numbers.h"
#include "core/parallel/parallel_rows.h"
#include "core/tensor/buffer.h"

namespace headlight {
namespace {

ModelConfig gpt2Small() {
  ModelConfig config;
  config.family = "gpt2";
  config.architecture = Architecture::Decoder;
  config.layers = config.heads = config.keyValueHeads = 12;
  config.headSize = 64;
  config.modelSize = 768;
  config.feedForwardSize = 3072;
  config.vocabularySize = 50257;
  config.maxPositions = 1024;
  config.activation = Activation::GeluTanh;
  config.scoreScale = 0.125F;
  return config;
}

ModelConfig bertBase() {
  ModelConfig config = gpt2Small();
  config.family = "bert";
  config.architecture = Architecture::Encoder;
  config.vocabularySize = 30522;
  config.tokenTypes = 2;
  config.maxPositions = 512;
  config.normPlace = NormPlace::Post;
  config.normEpsilon = 1e-12;
  config.activation = Activation::Gelu;
  config.mask = MaskRule::Bidirectional;
  return config;
}

// Llama 3.2 1B.
ModelConfig llama1b() {
  ModelConfig config;
  config.family = "llama";
  config.architecture = Architecture::Decoder;
  config.layers = 16;
  config.heads = 32;
  config.keyValueHeads = 8;
  config.headSize = 64;
  config.modelSize = 2048;
  config.feedForwardSize = 8192;
  config.vocabularySize = 128256;
  config.maxPositions = 131072;
  config.norm = NormKind::RmsNorm;
  config.activation = Activation::Silu;
  config.gatedFeedForward = true;
  config.positionalEncoding = PositionalEncoding::Rotary;
  config.rotaryBase = 500000;
  config.ropeScaling = {.kind = RopeScaling::Kind::Llama3,
                        .factor = 32,
                        .lowFrequencyFactor = 1,
                        .highFrequencyFactor = 4,
                        .originalPositions = 8192};
  config.scoreScale = 0.125F;
  return config;
}

struct Shape {
  std::string_view name;
  ModelConfig (*config)();
};
constexpr Shape shapes[] = {{"gpt2-small", gpt2Small}, {"bert-base", bertBase}, {"llama-1b", llama1b}};

// Hands out tensors that overlap in one block of random numbers.
class Tensors {
 public:
  Tensors(std::int64_t largest, const Execution& execution)
      : m_numbers(std::make_shared<Buffer>(largest + slack)), m_ones(std::make_shared<Buffer>(onesSize)) {
    const RandomNumbers random(1);
    // The standard deviation that GPT-2 and BERT start their training with.
    constexpr float deviation = 0.02F;
    constexpr std::int64_t block = 1 << 16;
    parallelTasks(execution, (m_numbers->size() + block - 1) / block, [&](std::int64_t index, int) {
      const std::int64_t end = std::min(m_numbers->size(), (index + 1) * block);
      for (std::int64_t i = index * block; i < end; ++i) {
        m_numbers->data()[i] = deviation * random.normal(static_cast<std::uint64_t>(i));
      }
    });
    std::fill_n(m_ones->data(), onesSize, 1.0F);
  }

  TensorView random(std::string name, std::vector<std::int64_t> shape) {
    TensorView tensor{.name = std::move(name), .shape = std::move(shape)};
    const std::int64_t room = m_numbers->size() - tensor.elementCount();
    // A step that shares no factor with the room, in cache lines.
    m_offset = (m_offset + 15 * 16411 * 16) % std::max<std::int64_t>(room, 1) / 16 * 16;
    tensor.data = reinterpret_cast<const std::byte*>(m_numbers->data() + m_offset);
    return tensor;
  }

  NormTensor norm(NormKind kind, const std::string& name, std::int64_t size) {
    TensorView ones{.name = name + ".weight", .shape = {size}};
    ones.data = reinterpret_cast<const std::byte*>(m_ones->data());
    NormTensor tensor{.weight = ones, .bias = {}};
    if (kind == NormKind::LayerNorm) tensor.bias = random(name + ".bias", {size});
    return tensor;
  }

  LinearTensor linear(const std::string& name, std::int64_t outputs, std::int64_t inputs, bool bias) {
    LinearTensor tensor;
    tensor.weight = random(name + ".weight", {outputs, inputs});
    if (bias) tensor.bias = random(name + ".bias", {outputs});
    tensor.outputs = outputs;
    tensor.inputs = inputs;
    return tensor;
  }

  std::vector<std::shared_ptr<const void>> storage() const { return {m_numbers, m_ones}; }

 private:
  static constexpr std::int64_t slack = 1 << 16;
  static constexpr std::int64_t onesSize = 1 << 16;
  std::shared_ptr<Buffer> m_numbers;
  std::shared_ptr<Buffer> m_ones;
  std::int64_t m_offset = 0;
};

LayerTensors makeLayer(const ModelConfig& config, const std::string& name, Tensors& tensors) {
  const std::int64_t d = config.modelSize;
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  const bool bias = config.norm == NormKind::LayerNorm;
  LayerTensors layer;
  layer.attentionNorm = tensors.norm(config.norm, name + "attention_norm", d);
  layer.attention.query = tensors.linear(name + "query", queries, d, bias);
  layer.attention.key = tensors.linear(name + "key", keys, d, bias);
  layer.attention.value = tensors.linear(name + "value", keys, d, bias);
  layer.attention.output = tensors.linear(name + "output", d, queries, bias);
  layer.feedForwardNorm = tensors.norm(config.norm, name + "feed_forward_norm", d);
  if (config.gatedFeedForward) {
    layer.feedForward.gate = tensors.linear(name + "gate", config.feedForwardSize, d, bias);
  }
  layer.feedForward.up = tensors.linear(name + "up", config.feedForwardSize, d, bias);
  layer.feedForward.down = tensors.linear(name + "down", d, config.feedForwardSize, bias);
  return layer;
}

std::int64_t largestTensor(const ModelConfig& config) {
  return config.modelSize *
         std::max({config.vocabularySize, config.feedForwardSize, config.heads * config.headSize,
                   config.maxPositions + config.positionOffset});
}

std::int64_t countParameters(const ModelWeights& weights) {
  std::int64_t count = 0;
  for (const TensorView* tensor : parameters(weights)) count += tensor->elementCount();
  return count;
}

}  // namespace

std::vector<std::string_view> randomModelNames() {
  std::vector<std::string_view> names;
  for (const Shape& shape : shapes) names.push_back(shape.name);
  return names;
}

ModelConfig randomModelConfig(std::string_view shapeName) {
  std::string known;
  for (const Shape& shape : shapes) {
    if (shape.name == shapeName) {
      ModelConfig config = shape.config();
      config.untrained = true;
      return config;
    }
    known += (known.empty() ? "" : ", ") + std::string(shape.name);
  }
  throw Error("There is no shape " + std::string(shapeName) + "; the shapes are " + known + ".");
}

RandomCheckpoint makeRandomCheckpoint(const ModelConfig& config, const Execution& execution) {
  const std::int64_t d = config.modelSize;
  Tensors tensors(largestTensor(config), execution);
  RandomCheckpoint checkpoint{.config = config, .weights = {}};
  ModelWeights& weights = checkpoint.weights;
  weights.tokenEmbedding = tensors.random("token_embedding", {config.vocabularySize, d});
  if (config.positionalEncoding == PositionalEncoding::Learned) {
    weights.positionEmbedding =
        tensors.random("position_embedding", {config.maxPositions + config.positionOffset, d});
  }
  if (config.tokenTypes > 0) weights.typeEmbedding = tensors.random("type_embedding", {config.tokenTypes, d});
  if (config.normPlace == NormPlace::Post) {
    weights.embeddingNorm = tensors.norm(config.norm, "embedding_norm", d);
  } else {
    weights.finalNorm = tensors.norm(config.norm, "final_norm", d);
  }
  for (std::int64_t layer = 0; layer < config.layers; ++layer) {
    weights.layers.push_back(makeLayer(config, "layers." + std::to_string(layer) + ".", tensors));
  }
  OutputHeadTensors& head = weights.outputHead.emplace();
  head.decoder.weight = weights.tokenEmbedding;
  head.decoder.outputs = config.vocabularySize;
  head.decoder.inputs = d;
  weights.storage = tensors.storage();
  weights.parameterCount = countParameters(weights);
  return checkpoint;
}

std::shared_ptr<const Model> makeRandomModel(std::string_view shapeName, const Execution& execution) {
  RandomCheckpoint checkpoint = makeRandomCheckpoint(randomModelConfig(shapeName), execution);
  auto model = std::make_shared<Model>();
  model->name = shapeName;
  model->config = checkpoint.config;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->transformer =
      std::make_shared<Transformer>(checkpoint.config, std::move(checkpoint.weights), execution);
  return model;
}

}  // namespace headlight
