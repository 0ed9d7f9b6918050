#pragma once

#include <cstdint>
#include <optional>

#include "core/parameters/mixture_settings.h"

namespace headlight {

/// The experts of a layer in tensors that hold all of them.
struct StackedExperts {
  TensorView gateUp;  // [experts, 2 d_expert, d_model], or [experts, d_model, 2 d_expert] ..
  std::optional<TensorView> gateUpBias;  // [experts, 2 d_expert]
  TensorView down;                       // [experts, d_model, d_expert], or [experts, d_expert, d_model] ..
  std::optional<TensorView> downBias;    // [experts, d_model]
  bool inputMajor = false;               // .. if this is true (gpt_oss, Llama 4)
  bool interleaved = false;              // gate and up in turn (gpt_oss), not all of gate before all of up
};

/// One of them, as views. Precondition: the shapes are as above, and expert is one of the experts.
ExpertTensors expertOf(const StackedExperts& stacked, std::int64_t expert);

}  // namespace headlight
