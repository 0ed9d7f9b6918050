#include "core/training/parameter_views.h"

#include "core/error.h"

namespace headlight {

std::span<const float> floatsOf(const TensorView& tensor) {
  return {reinterpret_cast<const float*>(tensor.data), static_cast<std::size_t>(tensor.elementCount())};
}

MatrixView tableOf(const TensorView& tensor) {
  return viewOf(floatsOf(tensor).data(), tensor.shape[0], tensor.shape[1]);
}

LinearWeights linearOf(const LinearTensor& tensor) {
  if (tensor.block != 0 || !tensor.rows.empty())
    throw Error(
        "Tensor \"%1\" holds the rows of several projections in turn, and such a model cannot be trained.",
        tensor.weight.name);
  const MatrixView whole = tableOf(tensor.weight);
  LinearWeights weights{.weight = tensor.inputMajor ? columnsOf(whole, tensor.firstOutput, tensor.outputs)
                                                    : rowsOf(whole, tensor.firstOutput, tensor.outputs),
                        .bias = {},
                        .inputMajor = tensor.inputMajor};
  if (tensor.bias) {
    const std::int64_t first = tensor.biasByOutput ? 0 : tensor.firstOutput;
    weights.bias = floatsOf(*tensor.bias)
                       .subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(tensor.outputs));
  }
  return weights;
}

NormWeights normOf(const NormConfig& config, const NormTensor* tensor, std::int64_t size) {
  NormWeights weights{.kind = config.kind, .size = size, .epsilon = static_cast<float>(config.epsilon)};
  if (tensor == nullptr) return weights;
  weights.weight = floatsOf(tensor->weight);
  if (tensor->bias) weights.bias = floatsOf(*tensor->bias);
  return weights;
}

std::optional<NormWeights> normOf(const NormConfig& config, const std::optional<NormTensor>& tensor,
                                  std::int64_t size) {
  if (!tensor) return std::nullopt;
  return normOf(config, &*tensor, size);
}

}  // namespace headlight
