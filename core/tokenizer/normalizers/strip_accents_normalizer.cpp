#include "core/tokenizer/normalizers/strip_accents_normalizer.h"

#include "core/utf8.h"

namespace headlight {

AlignedText StripAccentsNormalizer::apply(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  bool afterLetter = false;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(bytes, at);
    if (!m_isMark(c)) {
      // A mark behind a space belongs to no token, so its bytes must not widen the space.
      afterLetter = !characters::isWhiteSpace(c);
      continue;
    }
    builder.keep(begin - builder.position());
    if (afterLetter) {
      builder.absorb(at - begin);
    } else {
      builder.drop(at - begin);
    }
  }
  return builder.finish();
}

}  // namespace headlight
