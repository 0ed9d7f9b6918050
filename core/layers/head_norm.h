#pragma once

#include <vector>

#include "core/layers/norm.h"
#include "core/model/stack_config.h"
#include "core/parallel/execution.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// The norms of queries and keys between projection and rotary (Henry et al. 2020, arXiv 2010.04245, in the
/// forms that Qwen3, OLMo 2 and Cohere have), see HeadNorm.
class HeadNorms {
 public:
  HeadNorms(const AttentionConfig& config, const NormConfig& norm, const NormTensor& query,
            const NormTensor& key);

  /// Normalizes in place the queries and keys of `projected` [rows, heads * d_k + key/value heads * d_k +
  /// ...].
  void apply(MutableMatrixView projected, const Execution& execution) const;

 private:
  // The norms of queries or of keys: one, or one for each head.
  struct Side {
    std::vector<Norm> norms;
    std::int64_t columns = 0;  // that one norm takes at once
    std::int64_t count = 0;    // how often that many lie side by side
  };
  static Side sideOf(HeadNorm kind, const NormConfig& norm, const NormTensor& tensor, std::int64_t heads,
                     std::int64_t headSize);
  static void applySide(const Side& side, std::int64_t firstColumn, MutableMatrixView projected,
                        const Execution& execution);

  Side m_query;
  Side m_key;
};

}  // namespace headlight
