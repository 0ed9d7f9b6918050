#pragma once

#include <optional>
#include <span>

#include "core/parameters/stack_config.h"
#include "core/tensor/weight_tensors.h"
#include "core/training/linear_gradient.h"
#include "core/training/norm_gradient.h"

namespace headlight {

// Tensors of a ParameterStore as the operations of training take them: float32 in the store's block.

std::span<const float> floatsOf(const TensorView& tensor);
/// [rows, columns]. Precondition: two dimensions.
MatrixView tableOf(const TensorView& tensor);
/// Throws Error naming the tensor where the outputs are not consecutive rows of it.
LinearWeights linearOf(const LinearTensor& tensor);
/// A norm over `size` numbers; `tensor` may be empty where the config's norms are weightless.
NormWeights normOf(const NormConfig& config, const NormTensor* tensor, std::int64_t size);
std::optional<NormWeights> normOf(const NormConfig& config, const std::optional<NormTensor>& tensor,
                                  std::int64_t size);

}  // namespace headlight
