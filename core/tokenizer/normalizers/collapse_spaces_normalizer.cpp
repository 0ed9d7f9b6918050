#include "core/tokenizer/normalizers/collapse_spaces_normalizer.h"

#include "core/tokenizer/text/unicode_classes.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

AlignedText CollapseSpacesNormalizer::apply(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    while (at < bytes.size()) {
      std::size_t next = at;
      if (!unicode::is(utf8::next(bytes, next), unicode::ScriptSpace)) break;
      at = next;
    }
    if (at == begin) {
      utf8::next(bytes, at);
      continue;
    }
    builder.keep(begin - builder.position());
    if (begin == 0 || at == bytes.size()) {
      builder.drop(at - begin);
    } else {
      builder.replace(at - begin, " ");
    }
  }
  return builder.finish();
}

}  // namespace headlight
