#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/parallel/execution.h"
#include "core/parameters/norm_kind.h"
#include "core/tensor/matrix.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// One normalization of a model, of any kind, with its own float32 copy of the parameters.
class Norm {
 public:
  Norm(NormKind kind, const NormTensor& tensor, double epsilon);
  /// One whose parameters are those of several tensors one after another, each for one head (StableLM).
  /// Precondition: at least one tensor, and either all or none with a bias.
  Norm(NormKind kind, std::span<const NormTensor> heads, double epsilon);
  /// One without parameters over rows of `size` (OLMo's LayerNorm, Gemma 4's norm of the values).
  Norm(NormKind kind, std::int64_t size, double epsilon);

  /// Weights: d_model, d_k for a norm that all heads share, or heads * d_k.
  std::int64_t size() const { return m_weight.size(); }

  /// Normalizes rows [begin, end) of `in` [tokens, d_model] into the same rows of `out`, which may be `in`.
  void apply(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
             const Execution& execution) const;

  /// Normalizes one row with the weights from `firstWeight` on; `out` may be `in`.
  void applyToRow(std::span<const float> in, std::int64_t firstWeight, std::span<float> out) const;

  /// What a row is divided by: sqrt(variance + epsilon), or sqrt(mean(x^2) + epsilon) of an RMSNorm.
  float scaleOf(std::span<const float> in) const;

 private:
  NormKind m_kind;
  RowVector m_weight;  // [d_model]
  RowVector m_bias;    // [d_model], or empty
  float m_epsilon;
};

/// Where heads lie in the rows of a matrix.
struct HeadColumns {
  std::int64_t first = 0;  // column of the first head
  std::int64_t heads = 1;
  std::int64_t headSize = 0;
};

/// Normalizes each head of each row of `rows` in place (norms of queries and keys). The norm has headSize
/// weights, which all heads share (Qwen 3, Gemma 3), or heads * headSize (Cohere). For a norm over all heads
/// at once (OLMo 2) these are one head of that size.
void normHeads(const Norm& norm, const HeadColumns& columns, MutableMatrixView rows,
               const Execution& execution);

}  // namespace headlight
