#pragma once

namespace headlight {

/// What a normalization computes over a row.
enum class NormKind { LayerNorm, RmsNorm };

}  // namespace headlight
