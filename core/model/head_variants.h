#pragma once

#include <cstdint>
#include <vector>

#include "core/attention/interventions.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// Runs that differ from one another, and from a run that was, by one head of one layer; see
/// Transformer::runVariants().
struct HeadVariants {
  /// One run for each: all of the same kind, of the stack that logits are made from, and of the same layer.
  std::vector<AblatedHead> heads;
  /// What that layer takes in the run that was, the same for all: [tokens, d_model].
  Matrix stream;
  /// The encoder's last states in that run, of a decoder beside an encoder: [encoder tokens, d_model].
  Matrix encoderStates = {};
  std::int64_t token = 0;  // whose logits are wanted
};

}  // namespace headlight
