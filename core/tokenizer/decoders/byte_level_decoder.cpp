#include "core/tokenizer/decoders/byte_level_decoder.h"

#include "core/tokenizer/text/byte_characters.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

std::vector<DecodedPiece> ByteLevelDecoder::apply(std::vector<DecodedPiece> pieces) const {
  std::vector<DecodedPiece> result;
  std::string bytes;
  const auto flush = [&] {
    if (!bytes.empty()) result.push_back({utf8::repaired(bytes)});
    bytes.clear();
  };
  for (DecodedPiece& piece : pieces) {
    if (piece.added) {
      flush();
      result.push_back(std::move(piece));
    } else {
      bytes += bytesOfPiece(piece.text);
    }
  }
  flush();
  return result;
}

}  // namespace headlight
