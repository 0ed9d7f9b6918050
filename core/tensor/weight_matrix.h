#pragma once

#include "core/tensor/matrix.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// Copies a linear layer's weights as float32, whatever their order and type in the file: [outputs, inputs].
Matrix weightMatrix(const LinearTensor& tensor);

/// One output's weights: [1, inputs].
Matrix weightRow(const LinearTensor& tensor, std::int64_t output);

/// Its bias: [1, outputs]; empty where it has none.
Matrix biasMatrix(const LinearTensor& tensor);

}  // namespace headlight
