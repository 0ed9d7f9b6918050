#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/tensor/tensor_view.h"

namespace headlight {

/// y = x W^T + b, as a view of a checkpoint's tensors. A fused projection is several of these over one
/// tensor, each with some of its rows: output i is row firstOutput + (i / block) * stride + i % block. So the
/// queries of [heads, 3, d_k] have blocks of d_k with a stride of 3 d_k.
struct LinearTensor {
  TensorView weight;               // [rows, inputs], or [inputs, rows] if inputMajor (GPT-2's Conv1D)
  std::optional<TensorView> bias;  // [rows], or [outputs] if biasByOutput
  bool inputMajor = false;
  std::int64_t firstOutput = 0;  // the row that is output 0
  std::int64_t outputs = 0;
  std::int64_t inputs = 0;
  std::int64_t block = 0;  // rows that lie together; 0: all outputs do
  std::int64_t stride = 0;
  bool biasByOutput = false;  // a part of a fused projection with a bias of its own (DeBERTa's q_bias)
  std::vector<std::int32_t> rows = {};  // output i is row rows[i], where no such formula fits; else empty

  std::int64_t rowOf(std::int64_t output) const {
    if (!rows.empty()) return rows[static_cast<std::size_t>(output)];
    if (block == 0) return firstOutput + output;
    return firstOutput + output / block * stride + output % block;
  }
  /// How many of the outputs from this one on are in consecutive rows: at least 1.
  std::int64_t runAt(std::int64_t output) const;
  /// Whether every output is one of `all` rows of the tensor. False if `rows` has another length than
  /// outputs.
  bool rowsFit(std::int64_t all) const;
};

struct NormTensor {
  TensorView weight;               // [d_model]
  std::optional<TensorView> bias;  // [d_model]; none for RMSNorm
};

}  // namespace headlight
