#pragma once

#include "core/layers/norm.h"
#include "core/parallel/execution.h"
#include "core/parameters/stack_config.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// The norms of queries and keys before or after rotary (Henry et al. 2020, arXiv 2010.04245, in the forms
/// that Qwen3, OLMo 2 and Cohere have), see HeadNorm and HeadNormPlace.
class HeadNorms {
 public:
  HeadNorms(const AttentionConfig& config, const NormConfig& norm, const NormTensor& query,
            const NormTensor& key);

  /// Normalizes in place the queries and keys of `projected` [rows, heads * d_k + key/value heads * d_k +
  /// ...].
  void apply(MutableMatrixView projected, const Execution& execution) const;

 private:
  HeadColumns m_queries;
  HeadColumns m_keys;
  Norm m_query;
  Norm m_key;
};

}  // namespace headlight
