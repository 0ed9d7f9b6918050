#pragma once

#include <utility>

#include "core/parameters/model_weights.h"

namespace headlight {

// A sublayer's tensors with the norms where its NormPlace has them.

template <typename Part>
SublayerTensors preNorm(NormTensor norm, Part part) {
  return {.inputNorm = std::move(norm), .outputNorm = {}, .part = std::move(part)};
}

/// Of Post and PostInside.
template <typename Part>
SublayerTensors postNorm(Part part, NormTensor norm) {
  return {.inputNorm = {}, .outputNorm = std::move(norm), .part = std::move(part)};
}

template <typename Part>
SublayerTensors sandwichNorm(NormTensor before, Part part, NormTensor after) {
  return {.inputNorm = std::move(before), .outputNorm = std::move(after), .part = std::move(part)};
}

template <typename Part>
SublayerTensors withoutNorm(Part part) {
  return {.inputNorm = {}, .outputNorm = {}, .part = std::move(part)};
}

/// Outputs [first, first + count) of a fused projection.
inline LinearTensor partOf(LinearTensor fused, std::int64_t first, std::int64_t count) {
  fused.firstOutput = first;
  fused.outputs = count;
  return fused;
}

/// Part `part` of a projection stored as [heads, parts, headSize]: of every head, the part's rows.
inline LinearTensor partOfHeads(LinearTensor fused, std::int64_t headSize, std::int64_t part,
                                std::int64_t parts) {
  fused.outputs /= parts;
  fused.firstOutput = part * headSize;
  fused.block = headSize;
  fused.stride = parts * headSize;
  return fused;
}

}  // namespace headlight
