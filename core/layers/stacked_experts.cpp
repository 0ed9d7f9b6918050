#include "core/layers/stacked_experts.h"

namespace headlight {
namespace {

LinearTensor wholeOf(const TensorView& weight, const std::optional<TensorView>& bias, bool inputMajor,
                     std::int64_t expert) {
  LinearTensor linear;
  linear.weight = sliceOf(weight, expert);
  if (bias) linear.bias = sliceOf(*bias, expert);
  linear.inputMajor = inputMajor;
  linear.outputs = linear.weight.shape[inputMajor ? 1 : 0];
  linear.inputs = linear.weight.shape[inputMajor ? 0 : 1];
  return linear;
}

}  // namespace

ExpertTensors expertOf(const StackedExperts& stacked, std::int64_t expert) {
  ExpertTensors tensors;
  tensors.down = wholeOf(stacked.down, stacked.downBias, stacked.inputMajor, expert);
  tensors.gate = wholeOf(stacked.gateUp, stacked.gateUpBias, stacked.inputMajor, expert);
  tensors.gate.outputs /= 2;
  if (stacked.interleaved) {
    tensors.gate.block = 1;
    tensors.gate.stride = 2;
  }
  tensors.up = tensors.gate;
  tensors.up.firstOutput = stacked.interleaved ? 1 : tensors.gate.outputs;
  return tensors;
}

}  // namespace headlight
