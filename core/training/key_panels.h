#pragma once

#include <cstdint>

#include "core/tensor/matrix.h"

namespace headlight {

/// Keys (or values) of one head as the attention kernel wants them: panels of 16 keys, [panel, size, 16],
/// from rows [keys, columns], columns <= size; further dimensions and further keys up to `padded`, a multiple
/// of 16, are 0. `panels` is [padded * size].
struct KeyPanelLayout {
  std::int64_t size = 0;
  std::int64_t padded = 0;
};
void fillKeyPanels(const MatrixView& rows, const KeyPanelLayout& layout, float* panels);

/// The rows themselves one after another, [padded, size], with the same zeros.
void fillPaddedRows(const MatrixView& rows, const KeyPanelLayout& layout, float* to);

}  // namespace headlight
