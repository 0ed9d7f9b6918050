#include "core/tokenizer/pre_tokenizers/split_pre_tokenizer.h"

namespace headlight {

void SplitPreTokenizer::apply(PreTokens& tokens) const {
  // Isolated pieces are the same whichever part of the text counts as the delimiter.
  if (const SplitFunction fast = m_pattern.fastSplit();
      fast && m_options.behavior == SplitBehavior::Isolated) {
    refine(tokens, fast);
    return;
  }
  std::vector<PatternSpan> parts;
  refine(tokens, [&](std::string_view piece, std::vector<TextSpan>& pieces) {
    parts.clear();
    m_pattern.find(piece, parts);
    for (PatternSpan& part : parts) part.match = part.match != m_options.invert;
    appendPieces(parts, m_options.behavior, pieces);
  });
}

}  // namespace headlight
