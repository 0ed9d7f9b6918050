#include "core/training/float_weights.h"

#include <cstdint>
#include <map>

#include "core/error.h"
#include "core/io/available_room.h"
#include "core/parameters/visit_tensors.h"

namespace headlight {
namespace {

bool isUsable(const TensorView& tensor) {
  return tensor.dtype == DType::Float32 &&
         reinterpret_cast<std::uintptr_t>(tensor.data) % alignof(float) == 0;
}

/// Bytes that the copies take, each tensor once.
std::uint64_t copiedBytes(const ModelConfig& config, const ModelWeights& weights) {
  std::map<const std::byte*, std::uint64_t> sizes;
  for (const TensorView* tensor : parameters(config, weights))
    if (!isUsable(*tensor)) sizes[tensor->data] = static_cast<std::uint64_t>(tensor->elementCount()) * 4;
  std::uint64_t bytes = 0;
  for (const auto& [data, size] : sizes) bytes += size;
  return bytes;
}

/// Puts copies in place of what cannot be used as it is; tensors that share their bytes share the copy.
class Widening {
 public:
  explicit Widening(std::vector<Buffer>& copies) : m_copies(copies) {}

  void table(const std::string&, TensorView& tensor, const std::vector<std::int64_t>&) { widened(tensor); }
  void norm(const std::string&, NormTensor& norm, std::int64_t) {
    widened(norm.weight);
    if (norm.bias) widened(*norm.bias);
  }
  void linear(const std::string&, LinearTensor& linear, std::int64_t, std::int64_t) {
    widened(linear.weight);
    if (linear.bias) widened(*linear.bias);
  }

 private:
  void widened(TensorView& tensor) {
    if (isUsable(tensor)) return;
    if (!isFloatingPoint(tensor.dtype))
      throw Error("Tensor \"%1\" is of type %2, of which there are no gradients here.", tensor.name,
                  std::string(nameOf(tensor.dtype)));
    const auto [known, isNew] = m_known.emplace(tensor.data, nullptr);
    if (isNew) {
      m_copies.emplace_back(tensor.elementCount());
      known->second = m_copies.back().data();
      widen(tensor, 0, {known->second, static_cast<std::size_t>(tensor.elementCount())});
    }
    tensor.data = reinterpret_cast<const std::byte*>(known->second);
    tensor.dtype = DType::Float32;
    tensor.scales = {};
  }

  std::vector<Buffer>& m_copies;
  std::map<const std::byte*, float*> m_known;
};

}  // namespace

FloatWeights::FloatWeights(const ModelConfig& config, const ModelWeights& weights) : m_weights(weights) {
  requireMemory(copiedBytes(config, weights), Message("A copy of the weights for gradients"));
  visitTensors(config, m_weights, Widening(m_copies));
}

}  // namespace headlight
