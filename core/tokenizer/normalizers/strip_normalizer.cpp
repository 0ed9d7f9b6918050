#include "core/tokenizer/normalizers/strip_normalizer.h"

#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

TextSpan strippedSpan(std::string_view text, bool left, bool right) {
  TextSpan span{0, text.size()};
  while (left && span.begin < span.end) {
    std::size_t next = span.begin;
    if (!characters::isWhiteSpace(utf8::next(text, next))) break;
    span.begin = next;
  }
  while (right && span.begin < span.end) {
    std::size_t last = span.end;
    if (!characters::isWhiteSpace(utf8::previous(text, last))) break;
    span.end = last;
  }
  return span;
}

AlignedText StripNormalizer::apply(const AlignedText& text) const {
  const TextSpan span = strippedSpan(text.text, m_left, m_right);
  AlignedTextBuilder builder(text);
  builder.drop(span.begin);
  builder.keep(span.end - span.begin);
  builder.drop(text.text.size() - span.end);
  return builder.finish();
}

}  // namespace headlight
