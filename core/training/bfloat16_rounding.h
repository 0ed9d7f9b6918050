#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"

namespace headlight {

/// to = from rounded to the nearest bfloat16, ties to even; no number stays none. Views have equal sizes,
/// rows may be strided.
void roundToBFloat16(const MatrixView& from, MutableMatrixView to);

/// The same numbers as 16 bits each, in dense rows: `to` is [rows, columns].
void narrowToBFloat16(const MatrixView& from, std::uint16_t* to);

}  // namespace headlight
