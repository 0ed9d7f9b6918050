#include "core/tokenizer/decoders/byte_level_decoder.h"

#include "core/tokenizer/text/byte_characters.h"
#include "core/utf8.h"

namespace headlight {

namespace {

bool standsForBytes(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    if (byteOfCharacter(utf8::next(piece, at)) < 0) return false;
  }
  return true;
}

}  // namespace

std::vector<DecodedPiece> ByteLevelDecoder::apply(std::vector<DecodedPiece> pieces) const {
  std::string bytes;
  for (const DecodedPiece& piece : pieces) {
    bytes += standsForBytes(piece.text) ? bytesOfPiece(piece.text) : piece.text;
  }
  return {{utf8::repaired(bytes)}};
}

}  // namespace headlight
