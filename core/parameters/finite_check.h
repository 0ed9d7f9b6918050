#pragma once

#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tensor/tensor_view.h"

namespace headlight {

/// Throws Error naming `file` (unless it is empty), the first tensor with a NaN or an infinite element, and
/// the element. Reads every byte once, on execution.pool, with progress; Cancelled.
void checkFinite(const std::vector<const TensorView*>& tensors, const std::string& file,
                 const Execution& execution);

}  // namespace headlight
