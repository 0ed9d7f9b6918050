#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Lower case, each character by itself: İ becomes i with a dot above, and a capital sigma σ wherever it
/// stands.
class LowercaseNormalizer final : public Normalizer {
 public:
  AlignedText apply(const AlignedText& text) const override;
};

}  // namespace headlight
