#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Every byte becomes the printable character that stands for it in byte-level vocabularies.
class ByteLevelNormalizer final : public Normalizer {
 public:
  AlignedText apply(const AlignedText& text) const override;
};

}  // namespace headlight
