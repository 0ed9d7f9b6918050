#pragma once

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// SentencePiece's rules for machine translation (nmt): control characters go; line ends, joiners and other
/// characters of no width become spaces.
class NmtNormalizer final : public Normalizer {
 public:
  AlignedText apply(const AlignedText& text) const override;
};

}  // namespace headlight
