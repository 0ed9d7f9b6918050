#pragma once

#include "core/tokenizer/decoders/decoder.h"

namespace headlight {

/// Joins byte-level pieces into the text of their bytes; broken UTF-8 becomes U+FFFD. A piece with a
/// character that stands for no byte, as added tokens have them, stands for itself.
class ByteLevelDecoder final : public Decoder {
 public:
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;
};

}  // namespace headlight
