#include "core/tokenizer/pre_tokenizers/character_split_pre_tokenizer.h"

#include "core/utf8.h"

namespace headlight {

void CharacterSplitPreTokenizer::apply(PreTokens& tokens) const {
  std::vector<PatternSpan> parts;
  refine(tokens, [&](std::string_view piece, std::vector<TextSpan>& pieces) {
    parts.clear();
    std::size_t between = 0;
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t begin = at;
      if (!m_isDelimiter(utf8::next(piece, at), m_delimiter)) continue;
      if (between < begin) parts.push_back({{between, begin}, false});
      parts.push_back({{begin, at}, true});
      between = at;
    }
    if (between < piece.size()) parts.push_back({{between, piece.size()}, false});
    appendPieces(parts, m_behavior, pieces);
  });
}

}  // namespace headlight
