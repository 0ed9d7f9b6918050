#include "core/tokenizer/normalizers/replace_normalizer.h"

namespace headlight {

AlignedText ReplaceNormalizer::apply(const AlignedText& text) const {
  std::vector<PatternSpan> spans;
  m_pattern.find(text.text, spans);
  AlignedTextBuilder builder(text);
  for (const auto& [span, match] : spans) {
    if (!match) {
      builder.keep(span.end - span.begin);
    } else if (span.begin == span.end) {
      builder.insert(m_content);
    } else {
      builder.replace(span.end - span.begin, m_content);
    }
  }
  return builder.finish();
}

}  // namespace headlight
