#include "core/tensor/weight_matrix.h"

namespace headlight {

Matrix weightMatrix(const LinearTensor& tensor) {
  Matrix matrix(tensor.outputs, tensor.inputs);
  if (!tensor.inputMajor) {
    for (std::int64_t output = 0; output < tensor.outputs; ++output) {
      widen(tensor.weight, tensor.rowOf(output) * tensor.inputs,
            {matrix.data() + output * tensor.inputs, static_cast<std::size_t>(tensor.inputs)});
    }
    return matrix;
  }
  const std::int64_t all = tensor.weight.shape.back();
  RowVector row(all);
  for (std::int64_t input = 0; input < tensor.inputs; ++input) {
    widen(tensor.weight, input * all, {row.data(), static_cast<std::size_t>(all)});
    for (std::int64_t output = 0; output < tensor.outputs; ++output)
      matrix(output, input) = row(tensor.rowOf(output));
  }
  return matrix;
}

Matrix weightRow(const LinearTensor& tensor, std::int64_t output) {
  Matrix row(1, tensor.inputs);
  const std::int64_t place = tensor.rowOf(output);
  if (!tensor.inputMajor) {
    widen(tensor.weight, place * tensor.inputs, {row.data(), static_cast<std::size_t>(tensor.inputs)});
    return row;
  }
  const std::int64_t all = tensor.weight.shape.back();
  for (std::int64_t input = 0; input < tensor.inputs; ++input)
    widen(tensor.weight, input * all + place, {&row(0, input), 1});
  return row;
}

Matrix biasMatrix(const LinearTensor& tensor) {
  if (!tensor.bias) return {};
  Matrix bias(1, tensor.outputs);
  for (std::int64_t output = 0; output < tensor.outputs; ++output)
    widen(*tensor.bias, tensor.rowOf(output), {&bias(0, output), 1});
  return bias;
}

}  // namespace headlight
