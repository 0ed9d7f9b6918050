#pragma once

#include <string_view>

#include "core/tokenizer/decoders/decoder.h"

namespace headlight {

/// Joins neighbouring pieces <0x00> to <0xFF> into the text of their bytes.
class ByteFallbackDecoder final : public Decoder {
 public:
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;
};

/// The byte that a piece like <0xE7> stands for, or -1.
int byteOfFallbackPiece(std::string_view piece);

}  // namespace headlight
