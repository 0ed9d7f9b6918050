#pragma once

#include "core/layers/norm_kind.h"
#include "core/parallel/execution.h"
#include "core/tensor/matrix.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// One normalization of a model, of either kind, with its own float32 copy of the parameters.
class Norm {
 public:
  Norm(NormKind kind, const NormTensor& tensor, double epsilon);

  /// Normalizes rows [begin, end) of `in` [tokens, d_model] into the same rows of `out`, which may be `in`.
  void apply(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
             const Execution& execution) const;

 private:
  NormKind m_kind;
  RowVector m_weight;  // [d_model]
  RowVector m_bias;    // [d_model], or empty
  float m_epsilon;
};

}  // namespace headlight
