#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Every run of white space (ECMAScript's) becomes one space, none at the ends of the text.
class CollapseSpacesNormalizer final : public Normalizer {
 public:
  AlignedText apply(const AlignedText& text) const override;
};

}  // namespace headlight
