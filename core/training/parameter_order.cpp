#include "core/training/parameter_order.h"

#include <set>
#include <utility>

#include "core/parameters/visit_tensors.h"

namespace headlight {
namespace {

// Whether the next linear layer reads the same input, so that its weights come before this one's bias.
bool leadsToAnother(const std::string& name) {
  return name.ends_with(".query") || name.ends_with(".key") || name.ends_with(".gate");
}

class Order {
 public:
  void table(const std::string& name, const TensorView& tensor, const std::vector<std::int64_t>&) {
    add({name, &tensor, false, tensor.shape.size() < 2});
  }
  void norm(const std::string& name, const NormTensor& norm, std::int64_t) {
    add({name + ".weight", &norm.weight, true, false});
    if (norm.bias) add({name + ".bias", &*norm.bias, true, true});
  }
  void linear(const std::string& name, const LinearTensor& linear, std::int64_t, std::int64_t) {
    add({name + ".weight", &linear.weight, false, false});
    if (linear.bias) m_biases.push_back({name + ".bias", &*linear.bias, false, true});
    if (leadsToAnother(name)) return;
    for (const OrderedParameter& bias : m_biases) add(bias);
    m_biases.clear();
  }

  std::vector<OrderedParameter> found() && { return std::move(m_found); }

 private:
  void add(const OrderedParameter& parameter) {
    if (m_seen.insert(parameter.tensor->data).second) m_found.push_back(parameter);
  }

  std::set<const std::byte*> m_seen;
  std::vector<OrderedParameter> m_found;
  std::vector<OrderedParameter> m_biases;  // that wait for weights
};

}  // namespace

std::vector<OrderedParameter> orderedParameters(const ModelConfig& config, const ModelWeights& weights) {
  Order order;
  visitTensors(config, weights, order);
  return std::move(order).found();
}

}  // namespace headlight
