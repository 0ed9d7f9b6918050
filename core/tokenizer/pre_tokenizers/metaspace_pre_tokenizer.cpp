#include "core/tokenizer/pre_tokenizers/metaspace_pre_tokenizer.h"

namespace headlight {

void MetaspacePreTokenizer::replaceSpaces(PreTokens& tokens) const {
  const std::string_view text = tokens.text.text;
  AlignedTextBuilder builder(tokens.text);
  AlignmentCursor source(tokens.text);
  std::vector<TextSpan> spans;
  std::size_t written = 0;
  for (const TextSpan& span : tokens.spans) {
    const std::size_t begin = written;
    builder.drop(span.begin - builder.position());
    const std::string_view piece = text.substr(span.begin, span.end - span.begin);
    const bool prepend = m_prepend == Prepend::Always ||
                         (m_prepend == Prepend::First && source.source(span.begin, span.end).begin == 0);
    if (prepend && !piece.starts_with(' ') && !piece.starts_with(m_replacement)) {
      builder.insert(m_replacement);
      written += m_replacement.size();
    }
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t space = std::min(text.find(' ', at), span.end);
      builder.keep(space - at);
      written += space - at;
      if (space < span.end) {
        builder.replace(1, m_replacement);
        written += m_replacement.size();
      }
      at = space + 1;
    }
    spans.push_back({begin, written});
  }
  builder.drop(text.size() - builder.position());
  AlignedText result = builder.finish();
  tokens.text = std::move(result);
  tokens.spans = std::move(spans);
}

void MetaspacePreTokenizer::apply(PreTokens& tokens) const {
  replaceSpaces(tokens);
  if (!m_split) return;
  refine(tokens, [this](std::string_view piece, std::vector<TextSpan>& pieces) {
    std::size_t begin = 0;
    for (std::size_t at = piece.find(m_replacement); at != std::string_view::npos;
         at = piece.find(m_replacement, at + m_replacement.size())) {
      if (at > begin) pieces.push_back({begin, at});
      begin = at;
    }
    if (begin < piece.size()) pieces.push_back({begin, piece.size()});
  });
}

}  // namespace headlight
