#include "core/tokenizer/normalizers/byte_level_normalizer.h"

#include "core/tokenizer/text/byte_characters.h"

namespace headlight {

AlignedText ByteLevelNormalizer::apply(const AlignedText& text) const {
  AlignedTextBuilder builder(text);
  for (const char byte : text.text) builder.replace(1, byteCharacter(static_cast<unsigned char>(byte)));
  return builder.finish();
}

}  // namespace headlight
