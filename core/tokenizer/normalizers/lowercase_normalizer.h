#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Lower case by Unicode's full mapping without a language: İ becomes i with a dot above, and a capital sigma
/// that ends a word becomes ς.
class LowercaseNormalizer final : public Normalizer {
 public:
  AlignedText apply(const AlignedText& text) const override;
};

}  // namespace headlight
