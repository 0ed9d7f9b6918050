#include "core/tokenizer/normalizers/replace_normalizer.h"

#include "core/tokenizer/text/replacement_text.h"

namespace headlight {

AlignedText ReplaceNormalizer::apply(const AlignedText& text) const {
  AlignedTextBuilder builder(text);
  m_pattern.forEachMatch(text.text, [&](const RegexPattern::Match& match) {
    const std::string replacement = replacementText(m_content, text.text, match);
    builder.keep(match[0].begin - builder.position());
    if (match[0].begin == match[0].end) {
      builder.insert(replacement);
    } else {
      builder.replace(match[0].end - match[0].begin, replacement);
    }
  });
  return builder.finish();
}

}  // namespace headlight
