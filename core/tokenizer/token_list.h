#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// One token as people see it on an axis, a chip or in a table.
struct TokenInfo {
  std::int32_t id = -1;  // -1 where tokens came from a file without ids
  std::string piece;     // the vocabulary's own piece
  std::string label;     // readable text, see makeTokenList()
  ByteRange range;       // bytes of its text; empty for an added token
  int segment = 0;       // as in Encoding
  bool special = false;
  int fragment = 0;       // which part of one character this is, and
  int fragmentCount = 1;  // how many parts the character has (1: whole characters)
  bool unknown =
      false;            // text that the vocabulary does not know; the model sees only that something is there
  bool joined = false;  // goes on with the word of the token before, see markJoinedPieces()
  bool operator==(const TokenInfo&) const = default;
};

/// The tokens along one axis of a pattern.
using TokenList = std::vector<TokenInfo>;

/// Labels for an encoding of `text` (and `pair`). A label is the text the token covers with a leading space
/// shown as the vocabulary's word-start needs no mark, a sole space, tab or newline as a visible sign (␣ ⇥
/// ⏎), and a token that covers part of a character as that whole character (with fragment and fragmentCount
/// saying which part). Special and other added tokens are labelled by their piece.
TokenList makeTokenList(const Encoding& encoding, std::string_view text, std::string_view pair,
                        const Tokenizer& tokenizer);

/// A token without its text: the vocabulary's piece and the bytes that it stands for.
struct PieceBytes {
  std::int32_t id = -1;
  std::string piece;
  std::string bytes;     // UTF-8, or a part of a character
  bool special = false;  // labelled by its piece
};

/// Labels for pieces: their bytes are joined, so that a character split between neighbours is recognized.
TokenList makeTokenList(std::span<const PieceBytes> pieces);

/// Labels for bare ids: the bytes of neighbouring pieces are joined so that a split character is recognized.
/// Without a tokenizer (nullptr) the labels are the ids themselves.
TokenList makeTokenList(std::span<const std::int32_t> ids, const Tokenizer* tokenizer);

/// Labels given by a file or an option, taken as they are.
TokenList makeTokenList(std::span<const std::string> labels);

}  // namespace headlight
