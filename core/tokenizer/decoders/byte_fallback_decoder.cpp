#include "core/tokenizer/decoders/byte_fallback_decoder.h"

#include <charconv>

#include "core/utf8.h"

namespace headlight {

int byteOfFallbackPiece(std::string_view piece) {
  if (piece.size() != 6 || !piece.starts_with("<0x") || piece[5] != '>') return -1;
  int byte = -1;
  const auto result = std::from_chars(piece.data() + 3, piece.data() + 5, byte, 16);
  return result.ec == std::errc{} && result.ptr == piece.data() + 5 && byte >= 0 ? byte : -1;
}

std::vector<DecodedPiece> ByteFallbackDecoder::apply(std::vector<DecodedPiece> pieces) const {
  std::vector<DecodedPiece> result;
  std::string bytes;
  const auto flush = [&] {
    // Where the bytes are not all UTF-8, each stands for itself as one broken character, as in the library
    // that is followed.
    if (!utf8::firstInvalid(bytes)) {
      if (!bytes.empty()) result.push_back({bytes});
    } else {
      result.insert(result.end(), bytes.size(), {"\xEF\xBF\xBD"});
    }
    bytes.clear();
  };
  for (DecodedPiece& piece : pieces) {
    const int byte = byteOfFallbackPiece(piece.text);
    if (byte >= 0) {
      bytes.push_back(static_cast<char>(byte));
    } else {
      flush();
      result.push_back(std::move(piece));
    }
  }
  flush();
  return result;
}

}  // namespace headlight
