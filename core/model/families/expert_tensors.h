#pragma once

#include <string>

#include "core/model/tensor_binder.h"
#include "core/parameters/mixture_settings.h"

namespace headlight {

/// What the tensors of a mixture of experts are called, without the layer's name.
struct ExpertNames {
  std::string router = "mlp.gate";
  std::string experts = "mlp.experts.";  // then the expert's number and a dot
  std::string gate = "gate_proj";
  std::string up = "up_proj";
  std::string down = "down_proj";
  std::string shared = "mlp.shared_expert.";
  std::string sharedGate = {};  // empty: the shared expert has none
  /// Of tensors that hold all experts, gate_up_proj and down_proj, see StackedExperts.
  bool inputMajor = false;
  bool interleaved = false;
};

/// The tensors of one layer's mixture; experts may be one tensor each, or all in one. `layer` is what the
/// names begin with: "model.layers.3.". Throws Error naming file and tensor.
MixtureTensors bindMixture(const MixtureSettings& settings, std::int64_t modelSize, const std::string& layer,
                           const ExpertNames& names, TensorBinder& tensors);

}  // namespace headlight
