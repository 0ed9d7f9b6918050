#pragma once

#include <optional>

#include "core/layers/linear.h"
#include "core/layers/norm.h"
#include "core/parameters/model_weights.h"
#include "core/parameters/stack_config.h"

namespace headlight {

/// What states and logits are multiplied with, see ModelConfig.
struct LogitScales {
  float state = 1;
  float logit = 1;
  float cap = 0;
};

/// From hidden states to logits: a product with the vocabulary's matrix, before which BERT and RoBERTa have a
/// dense layer, its activation and a norm; after it, a scale and a soft cap where the config has them.
class OutputHead {
 public:
  OutputHead(const NormConfig& norm, const LogitScales& scales, const OutputHeadTensors& tensors,
             LinearWorkspace& workspace, const Execution& execution, bool pack);

  /// Logits of rows [begin, end) of `hidden` [rows, d_model], which must be dense, into `out` [end - begin,
  /// vocabulary]. Throws Cancelled.
  void forward(MatrixView hidden, std::int64_t begin, std::int64_t end, MutableMatrixView out,
               LinearWorkspace& workspace, const Execution& execution) const;

  std::int64_t vocabularySize() const { return m_decoder.outputs(); }

 private:
  Matrix transformed(MatrixView states, LinearWorkspace& workspace, const Execution& execution) const;
  void scaleLogits(MutableMatrixView logits) const;

  std::optional<Linear> m_transform;  // [d_model, d_model]
  std::optional<Norm> m_transformNorm;
  std::optional<Activation> m_activation;
  float m_stateScale;
  float m_logitScale;
  float m_logitCap;
  Linear m_decoder;  // [vocabulary, d_model]
};

}  // namespace headlight
