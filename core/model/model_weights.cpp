#include "core/model/model_weights.h"

#include "core/io/mapped_file.h"

#include <set>
#include <utility>

namespace headlight {
namespace {

/// Walks the weights in the order of the forward and keeps each tensor once: q, k and v may be parts of one,
/// and the output head is often the token embedding.
class Collector {
 public:
  void add(const TensorView& tensor) {
    if (tensor.data && m_seen.emplace(tensor.data, tensor.name).second) m_found.push_back(&tensor);
  }
  void add(const std::optional<TensorView>& tensor) {
    if (tensor) add(*tensor);
  }
  void add(const NormTensor& norm) {
    add(norm.weight);
    add(norm.bias);
  }
  void add(const LinearTensor& linear) {
    add(linear.weight);
    add(linear.bias);
  }
  void add(const LayerTensors& layer) {
    add(layer.attentionNorm);
    add(layer.attention.query);
    add(layer.attention.key);
    add(layer.attention.value);
    add(layer.attention.output);
    add(layer.feedForwardNorm);
    if (layer.feedForward.gate) add(*layer.feedForward.gate);
    add(layer.feedForward.up);
    add(layer.feedForward.down);
  }
  void add(const OutputHeadTensors& head) {
    if (head.transform) add(*head.transform);
    if (head.transformNorm) add(*head.transformNorm);
    add(head.decoder);
    add(head.bias);
  }

  std::vector<const TensorView*> found() && { return std::move(m_found); }

 private:
  std::set<std::pair<const std::byte*, std::string>> m_seen;
  std::vector<const TensorView*> m_found;
};

}  // namespace

std::vector<const TensorView*> parameters(const ModelWeights& weights) {
  Collector collector;
  collector.add(weights.tokenEmbedding);
  collector.add(weights.positionEmbedding);
  collector.add(weights.typeEmbedding);
  if (weights.embeddingNorm) collector.add(*weights.embeddingNorm);
  for (const LayerTensors& layer : weights.layers) collector.add(layer);
  if (weights.finalNorm) collector.add(*weights.finalNorm);
  if (weights.outputHead) collector.add(*weights.outputHead);
  return std::move(collector).found();
}

void throwIfShorter(const ModelWeights& weights) {
  for (const auto& file : weights.files) file->throwIfShorter();
}

}  // namespace headlight
