#pragma once

#include <cstdint>

#include "core/explain/token_question.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// A logit as a linear function of the last states, those behind the final norm: states . direction + bias.
struct LogitDirection {
  Eigen::RowVectorXd direction;  // [d_model]
  double bias = 0;
};

/// That of the question's token, less that of the other where there is one, before a cap of the logits.
/// Preconditions: the model has a head, and no activation or norm in it.
LogitDirection logitDirection(const ModelConfig& config, const ModelWeights& weights,
                              const TokenQuestion& question);

}  // namespace headlight
