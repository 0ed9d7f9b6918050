#include "core/model/weight_check.h"

#include "core/error.h"

namespace headlight {
namespace {

void checkTensor(const TensorView& tensor, const std::vector<std::int64_t>& shape) {
  if (tensor.shape == shape && tensor.data && isFloatingPoint(tensor.dtype)) return;
  throw Error("Tensor " + tensor.name + " must be of floating-point numbers and have shape " +
              shapeText(shape) + "; it has " + tensor.shapeText() + ".");
}

void checkLinear(const LinearTensor& linear, std::int64_t outputs, std::int64_t inputs) {
  const std::vector<std::int64_t>& shape = linear.weight.shape;
  const bool twoDimensions = shape.size() == 2;
  const std::int64_t all = twoDimensions ? shape[linear.inputMajor ? 1 : 0] : 0;
  const std::int64_t found = twoDimensions ? shape[linear.inputMajor ? 0 : 1] : 0;
  const bool fits =
      linear.outputs == outputs && linear.inputs == inputs && found == inputs && linear.rowsFit(all);
  if (!fits || !linear.weight.data || !isFloatingPoint(linear.weight.dtype)) {
    throw Error("Tensor " + linear.weight.name +
                " must be of floating-point numbers and hold a matrix from " + std::to_string(inputs) +
                " to " + std::to_string(outputs) + " numbers; it has shape " + linear.weight.shapeText() +
                ".");
  }
  if (linear.bias) checkTensor(*linear.bias, {all});
}

void checkNorm(const NormTensor& norm, std::int64_t size) {
  checkTensor(norm.weight, {size});
  if (norm.bias) checkTensor(*norm.bias, {size});
}

void checkLayer(const ModelConfig& config, const LayerTensors& layer) {
  const std::int64_t d = config.modelSize;
  const std::int64_t queries = config.heads * config.headSize;
  const std::int64_t keys = config.keyValueHeads * config.headSize;
  checkNorm(layer.attentionNorm, d);
  checkLinear(layer.attention.query, queries, d);
  checkLinear(layer.attention.key, keys, d);
  checkLinear(layer.attention.value, keys, d);
  checkLinear(layer.attention.output, d, queries);
  checkNorm(layer.feedForwardNorm, d);
  if (layer.feedForward.gate.has_value() != config.gatedFeedForward) {
    throw Error(
        "Tensor " + layer.feedForward.up.weight.name +
        (config.gatedFeedForward ? " needs a gate beside it." : " has a gate that the config lacks."));
  }
  if (layer.feedForward.gate) checkLinear(*layer.feedForward.gate, config.feedForwardSize, d);
  checkLinear(layer.feedForward.up, config.feedForwardSize, d);
  checkLinear(layer.feedForward.down, d, config.feedForwardSize);
}

void checkSizes(const ModelConfig& config) {
  const bool positive = config.layers > 0 && config.heads > 0 && config.keyValueHeads > 0 &&
                        config.headSize > 0 && config.modelSize > 0 && config.feedForwardSize > 0;
  if (!positive || config.heads % config.keyValueHeads != 0) {
    throw Error("A model needs layers, heads that its key/value heads divide, and sizes above 0.");
  }
  if (config.positionalEncoding == PositionalEncoding::Rotary && config.headSize % 2 != 0) {
    throw Error("Rotary positions need heads of an even size; this model's have size " +
                std::to_string(config.headSize) + ".");
  }
  if (config.architecture == Architecture::EncoderDecoder) {
    throw Error("An encoder-decoder model cannot be run as one stack of layers.");
  }
}

}  // namespace

void checkWeights(const ModelConfig& config, const ModelWeights& weights) {
  checkSizes(config);
  const std::int64_t d = config.modelSize;
  if (!weights.drawnEmbedding) checkTensor(weights.tokenEmbedding, {config.vocabularySize, d});
  if (config.positionalEncoding == PositionalEncoding::Learned) {
    if (!weights.positionEmbedding) throw Error("The model has learned positions, but no table of them.");
    checkTensor(*weights.positionEmbedding, {config.maxPositions + config.positionOffset, d});
  }
  if (config.tokenTypes > 0 && !weights.typeEmbedding) {
    throw Error("The model has token types, but no table of them.");
  }
  if (weights.typeEmbedding) checkTensor(*weights.typeEmbedding, {config.tokenTypes, d});
  if (weights.embeddingNorm) checkNorm(*weights.embeddingNorm, d);
  if (static_cast<std::int64_t>(weights.layers.size()) != config.layers) {
    throw Error("The config has " + std::to_string(config.layers) + " layers; the weights have " +
                std::to_string(weights.layers.size()) + ".");
  }
  for (const LayerTensors& layer : weights.layers) checkLayer(config, layer);
  if (weights.finalNorm) checkNorm(*weights.finalNorm, d);
  if (!weights.outputHead) return;
  const OutputHeadTensors& head = *weights.outputHead;
  if (head.transform) checkLinear(*head.transform, d, d);
  if (head.transformNorm) checkNorm(*head.transformNorm, d);
  checkLinear(head.decoder, config.vocabularySize, d);
  if (head.bias) checkTensor(*head.bias, {config.vocabularySize});
}

}  // namespace headlight
