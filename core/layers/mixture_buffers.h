#pragma once

#include "core/tensor/buffer.h"

namespace headlight {

/// The memory that mixtures of experts use in one forward, kept from run to run.
struct MixtureBuffers {
  Buffer logits;  // [rows, experts]
  Buffer rows;    // [rows of one expert, d_model]
  Buffer inner;   // [rows, d_expert]
  Buffer sum;     // [rows, d_model], of the experts' outputs
  Buffer gate;    // [rows], of the shared expert
};

}  // namespace headlight
