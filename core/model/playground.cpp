#include "core/model/playground.h"

#include <cmath>
#include <string_view>

#include "core/error.h"
#include "core/model/random_numbers.h"
#include "core/parameters/embedding_source.h"
#include "core/tokenizer/word_tokenizer.h"

namespace headlight {
namespace {

constexpr std::int64_t largestModelSize = 4096;
constexpr std::int64_t mostLayers = 64;
constexpr std::int64_t learnedPositions = 1024;
// As large as the sinusoidal encoding's, whose squares average 1/2.
constexpr float learnedDeviation = 0.70710678F;

// A seed of its own for everything that has a name, so that changing one setting leaves the other numbers as
// they are. 64 bits: two words of one text never meet in practice.
std::uint64_t seedOf(std::uint64_t seed, std::string_view kind, std::string_view name) {
  std::uint64_t state = RandomNumbers::mix(seed + 1);
  for (const std::string_view part : {kind, name}) {
    for (const char byte : part) {
      state = RandomNumbers::mix((state ^ static_cast<unsigned char>(byte)) + 0x9e3779b97f4a7c15U);
    }
    state = RandomNumbers::mix(state ^ (part.size() << 32 | 0x7f));
  }
  return state;
}

class DrawnWords final : public EmbeddingSource {
 public:
  DrawnWords(std::uint64_t seed, std::shared_ptr<const WordTokenizer> words)
      : m_seed(seed), m_words(std::move(words)) {}

  bool contains(std::int32_t id) const override { return id >= 0 && id < m_words->vocabularySize(); }
  void embed(std::int32_t id, std::span<float> out) const override {
    const RandomNumbers random(seedOf(m_seed, "word", m_words->idToToken(id)));
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = random.normal(i);
  }

 private:
  std::uint64_t m_seed;
  std::shared_ptr<const WordTokenizer> m_words;
};

// Makes tensors that the weights keep alive.
class TensorMaker {
 public:
  TensorMaker(std::uint64_t seed, ModelWeights& weights) : m_seed(seed), m_weights(weights) {}

  TensorView normal(const std::string& name, std::vector<std::int64_t> shape, float deviation) {
    TensorView tensor = allocate(name, std::move(shape));
    const RandomNumbers random(seedOf(m_seed, "tensor", name));
    float* to = m_last->data();
    for (std::size_t i = 0; i < m_last->size(); ++i) to[i] = deviation * random.normal(i);
    return tensor;
  }

  NormTensor norm(const std::string& name, std::int64_t size) {
    TensorView weight = allocate(name + ".weight", {size});
    std::fill(m_last->begin(), m_last->end(), 1.0F);
    TensorView bias = allocate(name + ".bias", {size});
    return {.weight = weight, .bias = bias};
  }

  // Outputs keep the variance of inputs. With `copies` above 1 the same rows stand that many times.
  LinearTensor linear(const std::string& name, std::int64_t outputs, std::int64_t inputs,
                      std::int64_t copies = 1) {
    LinearTensor linear;
    const float deviation = 1.0F / std::sqrt(static_cast<float>(inputs));
    linear.weight = normal(name, {outputs / copies, inputs}, deviation);
    if (copies > 1) {
      const std::shared_ptr<std::vector<float>> rows = m_last;
      linear.weight = allocate(name, {outputs, inputs});
      for (std::int64_t copy = 0; copy < copies; ++copy) {
        std::copy(rows->begin(), rows->end(),
                  m_last->begin() + copy * static_cast<std::int64_t>(rows->size()));
      }
    }
    linear.outputs = outputs;
    linear.inputs = inputs;
    return linear;
  }

 private:
  TensorView allocate(const std::string& name, std::vector<std::int64_t> shape) {
    TensorView tensor{.name = name, .shape = std::move(shape)};
    m_last = std::make_shared<std::vector<float>>(static_cast<std::size_t>(tensor.elementCount()));
    tensor.data = reinterpret_cast<const std::byte*>(m_last->data());
    m_weights.storage.push_back(m_last);
    m_weights.parameterCount += tensor.elementCount();
    return tensor;
  }

  std::uint64_t m_seed;
  ModelWeights& m_weights;
  std::shared_ptr<std::vector<float>> m_last;
};

void check(bool good, const Message& message) {
  if (!good) throw Error("The playground cannot be built: %1", message);
}

void checkSettings(const PlaygroundSettings& settings) {
  check(settings.modelSize >= 1 && settings.modelSize <= largestModelSize,
        Message("d_model must be 1 to %1, not %2.", largestModelSize, settings.modelSize));
  check(settings.layers >= 1 && settings.layers <= mostLayers,
        Message("it needs 1 to %1 layers, not %2.", mostLayers, settings.layers));
  check(settings.heads >= 1 && settings.modelSize % settings.heads == 0,
        settings.heads == 1
            ? Message("d_model %1 cannot be divided among %2 head.", settings.modelSize, settings.heads)
            : Message("d_model %1 cannot be divided among %2 heads.", settings.modelSize, settings.heads));
  const std::int64_t headSize = settings.modelSize / settings.heads;
  check(settings.positionalEncoding != PositionalEncoding::Rotary || headSize % 2 == 0,
        Message("rotary positions need heads of an even size, and d_model / heads is %1.", headSize));
  check(settings.mask != MaskRule::SlidingWindow || settings.slidingWindow >= 1,
        Message("the sliding window must see at least 1 key, not %1.", settings.slidingWindow));
  check(settings.scale != ScoreScaleRule::Temperature ||
            (std::isfinite(settings.temperature) && settings.temperature > 0),
        Message("the temperature must be a number above 0."));
}

float scaleOf(const PlaygroundSettings& settings) {
  const double headSize = static_cast<double>(settings.modelSize / settings.heads);
  switch (settings.scale) {
    case ScoreScaleRule::InverseSqrtHeadSize:
      return static_cast<float>(1 / std::sqrt(headSize));
    case ScoreScaleRule::InverseSqrtModelSize:
      return static_cast<float>(1 / std::sqrt(static_cast<double>(settings.modelSize)));
    case ScoreScaleRule::None:
      return 1;
    case ScoreScaleRule::Temperature:
      return static_cast<float>(1 / (settings.temperature * std::sqrt(headSize)));
  }
  return 1;
}

// The base model of Vaswani et al. 2017 (arXiv 1706.03762), section 3, in the sizes asked for: post-norm,
// ReLU, d_ff = 4 d_model.
ModelConfig configOf(const PlaygroundSettings& settings) {
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = settings.heads;
  attention.headSize = attention.valueSize = settings.modelSize / settings.heads;
  attention.mask = settings.mask;
  attention.window = settings.mask == MaskRule::SlidingWindow ? settings.slidingWindow : 0;
  attention.scoreScale = scaleOf(settings);
  if (settings.positionalEncoding == PositionalEncoding::Alibi) attention.bias = ScoreBias::Alibi;
  StackConfig stack;
  stack.modelSize = settings.modelSize;
  stack.maxPositions = settings.positionalEncoding == PositionalEncoding::Learned ? learnedPositions : 0;
  stack.positionalEncoding = settings.positionalEncoding;
  if (settings.positionalEncoding == PositionalEncoding::Rotary) {
    RotarySettings rotary;
    rotary.headSize = attention.headSize;
    stack.rotaries = {rotary};
    attention.rotary = 0;
  }
  const FeedForwardConfig feedForward{
      .size = 4 * settings.modelSize, .activation = Activation::Relu, .gated = false};
  stack.layers = equalLayers(settings.layers, selfAttentionLayer(attention, feedForward, NormPlace::Post));
  ModelConfig config;
  config.family = "playground";
  (settings.mask == MaskRule::Bidirectional ? config.encoder : config.decoder) = std::move(stack);
  config.tiedOutput = false;
  config.headProjection = settings.projection;
  config.untrained = true;
  return config;
}

LayerTensors makeLayer(const StackConfig& stack, std::int64_t copies, const std::string& name,
                       TensorMaker& tensors) {
  const std::int64_t d = stack.modelSize;
  const std::int64_t ff = stack.feedForward().size;
  AttentionTensors attention;
  SublayerTensors first;
  SublayerTensors second;
  first.outputNorm = tensors.norm(name + "attention_norm", d);
  attention.query = tensors.linear(name + "query", d, d, copies);
  attention.key = tensors.linear(name + "key", d, d, copies);
  attention.value = tensors.linear(name + "value", d, d, copies);
  attention.output = tensors.linear(name + "output", d, d);
  first.part = attention;
  second.outputNorm = tensors.norm(name + "feed_forward_norm", d);
  FeedForwardTensors feedForward;
  feedForward.up = tensors.linear(name + "up", ff, d);
  feedForward.down = tensors.linear(name + "down", d, ff);
  second.part = feedForward;
  return {{first, second}};
}

ModelWeights makeWeights(const ModelConfig& config, std::uint64_t seed) {
  const StackConfig& stack = config.main();
  const std::int64_t copies = config.headProjection == HeadProjection::Shared ? stack.heads() : 1;
  ModelWeights weights;
  TensorMaker tensors(seed, weights);
  StackTensors& made = (config.encoder ? weights.encoder : weights.decoder).emplace();
  if (stack.positionalEncoding == PositionalEncoding::Learned) {
    made.positionEmbedding =
        tensors.normal("positions", {stack.maxPositions, stack.modelSize}, learnedDeviation);
  }
  for (std::int64_t layer = 0; layer < stack.layerCount(); ++layer) {
    made.layers.push_back(makeLayer(stack, copies, "layers." + std::to_string(layer) + ".", tensors));
  }
  return weights;
}

}  // namespace

std::shared_ptr<const Model> makePlayground(const PlaygroundSettings& settings, const Execution& execution) {
  checkSettings(settings);
  const auto tokenizer = std::make_shared<const WordTokenizer>();
  auto model = std::make_shared<Model>();
  model->name = "playground";
  model->config = configOf(settings);
  ModelWeights weights = makeWeights(model->config, settings.seed);
  weights.main().drawnEmbedding = std::make_shared<const DrawnWords>(settings.seed, tokenizer);
  model->parameterCount = weights.parameterCount;
  model->tokenizer = tokenizer;
  model->transformer = std::make_shared<Transformer>(model->config, std::move(weights), execution);
  return model;
}

}  // namespace headlight
