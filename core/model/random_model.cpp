#include "core/model/random_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>
#include <string>

#include "core/error.h"
#include "core/model/random_numbers.h"
#include "core/parallel/parallel_rows.h"
#include "core/parameters/empty_weights.h"
#include "core/parameters/visit_tensors.h"
#include "core/tensor/buffer.h"
#include "core/tensor/narrowing.h"

namespace headlight {
namespace {

// Heads of size 64, as all of these shapes have them.
AttentionConfig attentionOf(std::int64_t heads, std::int64_t keyValueHeads) {
  AttentionConfig attention;
  attention.heads = heads;
  attention.keyValueHeads = keyValueHeads;
  attention.headSize = attention.valueSize = 64;
  attention.scoreScale = standardScale(64);
  return attention;
}

ModelConfig gpt2Small() {
  ModelConfig config;
  config.family = "gpt2";
  config.vocabularySize = 50257;
  StackConfig& stack = config.decoder.emplace();
  stack.modelSize = 768;
  stack.maxPositions = 1024;
  const FeedForwardConfig feedForward{.size = 3072, .activation = Activation::GeluTanh, .gated = false};
  stack.layers = equalLayers(12, selfAttentionLayer(attentionOf(12, 12), feedForward, NormPlace::Pre));
  return config;
}

ModelConfig bertBase() {
  ModelConfig config;
  config.family = "bert";
  config.vocabularySize = 30522;
  StackConfig& stack = config.encoder.emplace();
  stack.modelSize = 768;
  stack.tokenTypes = 2;
  stack.maxPositions = 512;
  stack.norm.epsilon = 1e-12;
  AttentionConfig attention = attentionOf(12, 12);
  attention.mask = MaskRule::Bidirectional;
  const FeedForwardConfig feedForward{.size = 3072, .activation = Activation::Gelu, .gated = false};
  stack.layers = equalLayers(12, selfAttentionLayer(attention, feedForward, NormPlace::Post));
  return config;
}

// Llama 3.2 1B.
ModelConfig llama1b() {
  ModelConfig config;
  config.family = "llama";
  config.vocabularySize = 128256;
  StackConfig& stack = config.decoder.emplace();
  stack.modelSize = 2048;
  stack.maxPositions = 131072;
  stack.norm.kind = NormKind::RmsNorm;
  stack.positionalEncoding = PositionalEncoding::Rotary;
  RotarySettings rotary;
  rotary.headSize = 64;
  rotary.base = 500000;
  rotary.scaling.kind = RopeScaling::Kind::Llama3;
  rotary.scaling.factor = 32;
  rotary.scaling.lowFrequencyFactor = 1;
  rotary.scaling.highFrequencyFactor = 4;
  rotary.scaling.originalPositions = 8192;
  stack.rotaries = {rotary};
  AttentionConfig attention = attentionOf(32, 8);
  attention.rotary = 0;
  const FeedForwardConfig feedForward{.size = 8192, .activation = Activation::Silu, .gated = true};
  stack.layers = equalLayers(16, selfAttentionLayer(attention, feedForward, NormPlace::Pre));
  return config;
}

struct Shape {
  std::string_view name;
  ModelConfig (*config)();
};
constexpr Shape shapes[] = {{"gpt2-small", gpt2Small}, {"bert-base", bertBase}, {"llama-1b", llama1b}};

// The standard deviation that GPT-2 and BERT start their training with.
constexpr float deviation = 0.02F;

// Hands out tensors that overlap in one block of random numbers.
class Tensors {
 public:
  Tensors(std::int64_t largest, const Execution& execution)
      : m_numbers(std::make_shared<Buffer>(largest + slack)), m_ones(std::make_shared<Buffer>(onesSize)) {
    const RandomNumbers random(1);
    constexpr std::int64_t block = 1 << 16;
    parallelTasks(execution, (m_numbers->size() + block - 1) / block, [&](std::int64_t index, int) {
      const std::int64_t end = std::min(m_numbers->size(), (index + 1) * block);
      for (std::int64_t i = index * block; i < end; ++i) {
        m_numbers->data()[i] = deviation * random.normal(static_cast<std::uint64_t>(i));
      }
    });
    std::fill_n(m_ones->data(), onesSize, 1.0F);
  }

  // How visitTensors() fills in what is there.
  void table(const std::string& name, TensorView& tensor, const std::vector<std::int64_t>& shape) {
    tensor = random(name, shape);
  }
  void norm(const std::string& name, NormTensor& norm, std::int64_t size) {
    norm.weight = {.name = name + ".weight", .shape = {size}};
    norm.weight.data = reinterpret_cast<const std::byte*>(m_ones->data());
    if (norm.bias) norm.bias = random(name + ".bias", {size});
  }
  void linear(const std::string& name, LinearTensor& tensor, std::int64_t outputs, std::int64_t inputs) {
    tensor.weight = random(name + ".weight", {outputs, inputs});
    if (tensor.bias) tensor.bias = random(name + ".bias", {outputs});
    tensor.outputs = outputs;
    tensor.inputs = inputs;
  }

  std::vector<std::shared_ptr<const void>> storage() const { return {m_numbers, m_ones}; }

 private:
  TensorView random(std::string name, std::vector<std::int64_t> shape) {
    TensorView tensor{.name = std::move(name), .shape = std::move(shape)};
    const std::int64_t room = m_numbers->size() - tensor.elementCount();
    // A step that shares no factor with the room, in cache lines.
    m_offset = (m_offset + 15 * 16411 * 16) % std::max<std::int64_t>(room, 1) / 16 * 16;
    tensor.data = reinterpret_cast<const std::byte*>(m_numbers->data() + m_offset);
    return tensor;
  }

  static constexpr std::int64_t slack = 1 << 16;
  static constexpr std::int64_t onesSize = 1 << 16;
  std::shared_ptr<Buffer> m_numbers;
  std::shared_ptr<Buffer> m_ones;
  std::int64_t m_offset = 0;
};

// Gives every matrix and table memory of its own, filled with the same 16-bit numbers again and again.
class NarrowTensors {
 public:
  NarrowTensors(DType dtype, std::vector<std::shared_ptr<const void>>& storage)
      : m_dtype(dtype), m_storage(storage) {
    const RandomNumbers random(1);
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
      const float number = deviation * random.normal(i);
      m_numbers[i] = dtype == DType::BFloat16 ? toBFloat16(number) : toFloat16(number);
    }
  }

  void table(const std::string&, TensorView& tensor, const std::vector<std::int64_t>&) { narrow(tensor); }
  void norm(const std::string&, const NormTensor&, std::int64_t) const {}
  // The head's weights are those of the embedding.
  void linear(const std::string& name, LinearTensor& tensor, std::int64_t, std::int64_t) {
    if (name != "head.decoder") narrow(tensor.weight);
  }

 private:
  void narrow(TensorView& tensor) {
    const std::int64_t count = tensor.elementCount();
    const auto memory = std::make_shared<Buffer>((count + 1) / 2);
    auto* bytes = reinterpret_cast<std::byte*>(memory->data());
    const std::int64_t block = static_cast<std::int64_t>(m_numbers.size());
    for (std::int64_t begin = 0; begin < count; begin += block) {
      const std::int64_t size = std::min(block, count - begin);
      std::memcpy(bytes + bytesOf(m_dtype, begin), m_numbers.data(),
                  static_cast<std::size_t>(bytesOf(m_dtype, size)));
    }
    tensor.dtype = m_dtype;
    tensor.data = bytes;
    m_storage.push_back(memory);
  }

  DType m_dtype;
  std::vector<std::shared_ptr<const void>>& m_storage;
  std::vector<std::uint16_t> m_numbers = std::vector<std::uint16_t>((1 << 20) + 4099);
};

// The largest tensor that a model has.
struct Largest {
  std::int64_t elements = 0;
  void table(const std::string&, const TensorView&, const std::vector<std::int64_t>& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size;
    elements = std::max(elements, count);
  }
  void norm(const std::string&, const NormTensor&, std::int64_t size) { elements = std::max(elements, size); }
  void linear(const std::string&, const LinearTensor&, std::int64_t outputs, std::int64_t inputs) {
    elements = std::max(elements, outputs * inputs);
  }
};

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
  throw Error("There is no shape %1; the shapes are %2.", std::string(shapeName), known);
}

RandomCheckpoint makeRandomCheckpoint(const ModelConfig& config, const Execution& execution, DType dtype) {
  assert(dtype == DType::Float32 || dtype == DType::BFloat16 || dtype == DType::Float16);
  RandomCheckpoint checkpoint{.config = config, .weights = emptyWeights(config)};
  ModelWeights& weights = checkpoint.weights;
  const bool narrow = dtype != DType::Float32;
  Largest largest;
  visitTensors(config, weights, largest);
  // Where the large tensors get memory of their own, the others need little.
  Tensors tensors(narrow ? 0 : largest.elements, execution);
  visitTensors(config, weights, tensors);
  weights.storage = tensors.storage();
  if (narrow) visitTensors(config, weights, NarrowTensors(dtype, weights.storage));
  weights.outputHead->decoder.weight = weights.main().tokenEmbedding;
  weights.parameterCount = countParameters(config, weights);
  return checkpoint;
}

std::shared_ptr<const Model> makeRandomModel(std::string_view shapeName, const Execution& execution,
                                             DType dtype) {
  RandomCheckpoint checkpoint = makeRandomCheckpoint(randomModelConfig(shapeName), execution, dtype);
  auto model = std::make_shared<Model>();
  model->name = shapeName;
  model->config = checkpoint.config;
  model->parameterCount = checkpoint.weights.parameterCount;
  model->transformer =
      std::make_shared<Transformer>(checkpoint.config, std::move(checkpoint.weights), execution);
  return model;
}

}  // namespace headlight
