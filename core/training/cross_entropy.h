#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor/matrix.h"

namespace headlight {

/// The sum over the rows of -sum_v t[v] log softmax(logits)[v], in nats, with t = 1 - smoothing at the row's
/// target plus smoothing / vocabulary everywhere, as torch.nn.functional.cross_entropy(reduction="sum",
/// label_smoothing=smoothing) has it. Rows whose target is -1 count nothing. logits [rows, vocabulary];
/// targets [rows].
double crossEntropy(const MatrixView& logits, std::span<const std::int32_t> targets, float labelSmoothing);

/// The same, with each row's logits overwritten by the loss's gradient softmax(logits) - t, or by zeros where
/// there is no target.
double crossEntropyGradient(MutableMatrixView logits, std::span<const std::int32_t> targets,
                            float labelSmoothing);

}  // namespace headlight
