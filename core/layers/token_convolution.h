#pragma once

#include <cstdint>
#include <span>

#include "core/layers/linear.h"
#include "core/layers/norm.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// The convolution over neighbouring tokens that DeBERTa-v2 has beside its first layer (He et al. 2021, arXiv
/// 2006.03654, appendix; ConvLayer of Hugging Face's modeling_deberta_v2.py):
/// x[t] = norm(x[t] + f(b + sum over i of W_i in[t + i - width / 2])), zeros beyond both ends.
class TokenConvolution {
 public:
  /// Packs the weights on execution.pool. Throws Cancelled.
  TokenConvolution(const StackConfig& stack, const ConvolutionTensors& tensors, LinearWorkspace& workspace,
                   const Execution& execution, bool pack);

  /// Changes rows of `stream` [tokens, d_model] from `firstRow` on; `in` [tokens, d_model] is what the first
  /// layer was given. `absent` [tokens], or empty: tokens with a 1 give their neighbours zeros and get
  /// nothing from them. Throws Cancelled.
  void apply(const Matrix& in, std::span<const std::uint8_t> absent, std::int64_t firstRow,
             MutableMatrixView stream, LinearWorkspace& workspace, const Execution& execution) const;

 private:
  Matrix neighbours(const Matrix& in, std::span<const std::uint8_t> absent, std::int64_t firstRow,
                    const Execution& execution) const;

  std::int64_t m_width;
  Activation m_activation;
  Linear m_taps;  // [d_model, d_model * width]
  Norm m_norm;
};

}  // namespace headlight
