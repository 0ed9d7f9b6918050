#pragma once

#include <string>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight::test {

/// Tokens of a text by hand: "The| ani|mal" are three pieces of "The animal". "[CLS]" and "[SEP]" are added
/// tokens. `segment` is the text that the pieces belong to.
struct PiecesOfText {
  std::string text;
  TokenList tokens;

  PiecesOfText() = default;
  explicit PiecesOfText(const std::string& pieces, int segment = 0) {
    for (std::size_t at = 0; at <= pieces.size();) {
      const std::size_t end = std::min(pieces.find('|', at), pieces.size());
      add(pieces.substr(at, end - at), segment);
      at = end + 1;
    }
  }

  void add(const std::string& piece, int segment) {
    TokenInfo token;
    token.piece = token.label = piece;
    token.special = piece == "[CLS]" || piece == "[SEP]";
    token.segment = token.special ? -1 : segment;
    token.id = static_cast<std::int32_t>(tokens.size());
    if (!token.special) {
      token.range = {std::ssize(text), std::ssize(text) + std::ssize(piece)};
      text += piece;
    }
    tokens.push_back(token);
  }
};

}  // namespace headlight::test
