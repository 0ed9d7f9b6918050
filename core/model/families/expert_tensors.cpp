#include "core/model/families/expert_tensors.h"

#include "core/layers/stacked_experts.h"

namespace headlight {
namespace {

ExpertTensors bindExpert(const std::string& expert, std::int64_t size, std::int64_t modelSize,
                         const ExpertNames& names, TensorBinder& tensors) {
  return {tensors.linear(expert + names.gate, size, modelSize, Bias::IfThere),
          tensors.linear(expert + names.up, size, modelSize, Bias::IfThere),
          tensors.linear(expert + names.down, modelSize, size, Bias::IfThere)};
}

StackedExperts bindStacked(const MixtureSettings& settings, std::int64_t modelSize, const std::string& name,
                           const ExpertNames& names, TensorBinder& tensors) {
  const std::int64_t experts = settings.experts;
  const std::int64_t size = settings.expertSize;
  const auto shape = [&](std::int64_t outputs, std::int64_t inputs) -> std::vector<std::int64_t> {
    if (names.inputMajor) return {experts, inputs, outputs};
    return {experts, outputs, inputs};
  };
  StackedExperts stacked;
  stacked.inputMajor = names.inputMajor;
  stacked.interleaved = names.interleaved;
  stacked.gateUp = tensors.take(name + "gate_up_proj", shape(2 * size, modelSize));
  stacked.down = tensors.take(name + "down_proj", shape(modelSize, size));
  if (tensors.has(name + "gate_up_proj_bias"))
    stacked.gateUpBias = tensors.take(name + "gate_up_proj_bias", {experts, 2 * size});
  if (tensors.has(name + "down_proj_bias"))
    stacked.downBias = tensors.take(name + "down_proj_bias", {experts, modelSize});
  return stacked;
}

}  // namespace

MixtureTensors bindMixture(const MixtureSettings& settings, std::int64_t modelSize, const std::string& layer,
                           const ExpertNames& names, TensorBinder& tensors) {
  const std::string experts = layer + names.experts;
  MixtureTensors mixture;
  mixture.router = tensors.linear(layer + names.router, settings.experts, modelSize, Bias::IfThere);
  if (tensors.has(experts + "gate_up_proj")) {
    const StackedExperts stacked = bindStacked(settings, modelSize, experts, names, tensors);
    for (std::int64_t i = 0; i < settings.experts; ++i) mixture.experts.push_back(expertOf(stacked, i));
  } else {
    for (std::int64_t i = 0; i < settings.experts; ++i) {
      mixture.experts.push_back(
          bindExpert(experts + std::to_string(i) + ".", settings.expertSize, modelSize, names, tensors));
    }
  }
  if (settings.sharedSize == 0) return mixture;
  mixture.shared = bindExpert(layer + names.shared, settings.sharedSize, modelSize, names, tensors);
  if (!names.sharedGate.empty())
    mixture.sharedGate = tensors.linear(layer + names.sharedGate, 1, modelSize, Bias::Without);
  return mixture;
}

}  // namespace headlight
