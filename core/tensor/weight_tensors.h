#pragma once

#include <cstdint>
#include <optional>

#include "core/tensor/tensor_view.h"

namespace headlight {

/// y = x W^T + b, as a view of a checkpoint's tensors. A fused projection is several of these over one
/// tensor.
struct LinearTensor {
  TensorView weight;               // [outputs, inputs], or [inputs, outputs] if inputMajor (GPT-2's Conv1D)
  std::optional<TensorView> bias;  // [all outputs of the tensor]
  bool inputMajor = false;
  std::int64_t firstOutput =
      0;  // this layer's outputs are [firstOutput, firstOutput + outputs) of the tensor's
  std::int64_t outputs = 0;
  std::int64_t inputs = 0;
};

struct NormTensor {
  TensorView weight;               // [d_model]
  std::optional<TensorView> bias;  // [d_model]; none for RMSNorm
};

}  // namespace headlight
