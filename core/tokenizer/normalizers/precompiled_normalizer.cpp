#include "core/tokenizer/normalizers/precompiled_normalizer.h"

#include "core/tokenizer/text/graphemes.h"
#include "core/utf8.h"

namespace headlight {

namespace {
constexpr std::size_t kLongestWhole = 5;  // bytes
}

AlignedText PrecompiledNormalizer::apply(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  bool begun = false;
  const auto take = [&](std::size_t begin, std::size_t end, std::optional<CharacterMap::Match> match) {
    const std::string_view result = match ? match->replacement : bytes.substr(begin, end - begin);
    if (!begun) {
      // Characters that are taken off the front are counted to the first that stays, so that the text still
      // begins where it began.
      if (result.empty() && end < bytes.size()) return;
      begun = true;
      if (match || begin > 0) builder.replace(end, result);
    } else if (match) {
      builder.keep(begin - builder.position());
      builder.replace(end - begin, result);
    }
  };
  forEachGrapheme(bytes, [&](std::size_t begin, std::size_t end) {
    if (end - begin <= kLongestWhole) {
      const auto match = m_map.shortestPrefix(bytes.substr(begin, end - begin));
      if (match) {
        take(begin, end, match);
        return;
      }
    }
    for (std::size_t at = begin; at < end;) {
      const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(bytes[at]));
      take(at, at + length, m_map.shortestPrefix(bytes.substr(at, length)));
      at += length;
    }
  });
  return builder.finish();
}

}  // namespace headlight
