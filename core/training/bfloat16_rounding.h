#pragma once

#include "core/tensor/matrix.h"

namespace headlight {

/// to = from rounded to the nearest bfloat16, ties to even; no number stays none. Views have equal sizes,
/// rows may be strided.
void roundToBFloat16(const MatrixView& from, MutableMatrixView to);

}  // namespace headlight
