#include "core/parameters/model_weights.h"

#include <set>
#include <utility>

#include "core/io/mapped_file.h"
#include "core/parameters/visit_tensors.h"

namespace headlight {
namespace {

/// Keeps each tensor once: q, k and v may be parts of one, and the output head is often the token embedding.
class Collector {
 public:
  explicit Collector(bool experts) : m_experts(experts) {}

  void table(const std::string&, const TensorView& tensor, const std::vector<std::int64_t>&) { add(tensor); }
  void norm(const std::string&, const NormTensor& norm, std::int64_t) {
    add(norm.weight);
    if (norm.bias) add(*norm.bias);
  }
  void linear(const std::string& name, const LinearTensor& linear, std::int64_t, std::int64_t) {
    if (!m_experts && name.find(".experts.") != std::string::npos) return;
    add(linear.weight);
    if (linear.bias) add(*linear.bias);
  }

  std::vector<const TensorView*> found() && { return std::move(m_found); }

 private:
  void add(const TensorView& tensor) {
    if (tensor.data && m_seen.emplace(tensor.data, tensor.name).second) m_found.push_back(&tensor);
  }

  bool m_experts;
  std::set<std::pair<const std::byte*, std::string>> m_seen;
  std::vector<const TensorView*> m_found;
};

}  // namespace

std::vector<const TensorView*> parameters(const ModelConfig& config, const ModelWeights& weights) {
  Collector collector(true);
  visitTensors(config, weights, collector);
  return std::move(collector).found();
}

std::vector<const TensorView*> parametersButExperts(const ModelConfig& config, const ModelWeights& weights) {
  Collector collector(false);
  visitTensors(config, weights, collector);
  return std::move(collector).found();
}

std::int64_t countParameters(const ModelConfig& config, const ModelWeights& weights) {
  std::int64_t count = 0;
  for (const TensorView* tensor : parameters(config, weights)) count += tensor->elementCount();
  return count;
}

void throwIfShorter(const ModelWeights& weights) {
  for (const auto& file : weights.files) file->throwIfShorter();
}

}  // namespace headlight
