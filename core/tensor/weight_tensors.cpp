#include "core/tensor/weight_tensors.h"

#include <algorithm>

namespace headlight {

std::int64_t LinearTensor::runAt(std::int64_t output) const {
  if (rows.empty() && (block == 0 || stride == block)) return outputs - output;
  if (rows.empty()) return std::min(block - output % block, outputs - output);
  std::int64_t run = 1;
  while (output + run < outputs && rowOf(output + run) == rowOf(output) + run) ++run;
  return run;
}

bool LinearTensor::rowsFit(std::int64_t all) const {
  if (!rows.empty()) {
    return static_cast<std::int64_t>(rows.size()) == outputs &&
           std::all_of(rows.begin(), rows.end(), [&](std::int32_t row) { return row >= 0 && row < all; });
  }
  if (outputs == 0) return true;
  // Rows rise with the outputs, so the last one is the largest.
  return block >= 0 && stride >= 0 && firstOutput >= 0 && rowOf(outputs - 1) < all &&
         (block == 0 || stride >= block || outputs <= block);
}

}  // namespace headlight
