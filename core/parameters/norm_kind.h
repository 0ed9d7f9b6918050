#pragma once

namespace headlight {

/// What a normalization computes over a row. RmsNormPlusOne multiplies with 1 + weight, as Gemma stores it.
enum class NormKind { LayerNorm, RmsNorm, RmsNormPlusOne };

}  // namespace headlight
