#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"

namespace headlight {

/// What numbers a dropout draws: those of one site of the model for one sample in one step. No two sites of a
/// model share a number, and the rows of a sample are given in one call, so that bits depend on neither
/// threads nor micro-batches.
struct DropoutKey {
  std::uint64_t seed = 0;
  std::int64_t step = 0;
  std::uint64_t sample = 0;
  std::int64_t site = 0;
};

/// Sets each element of the sample's rows to 0 with probability `share` and divides the others by the
/// probability of being kept (Srivastava et al. 2014, as torch.nn.functional.dropout). The share is taken to
/// the nearest 1/65536. The backward is the same call on the gradient. 0: nothing happens.
void applyDropout(float share, const DropoutKey& key, MutableMatrixView rows);

}  // namespace headlight
