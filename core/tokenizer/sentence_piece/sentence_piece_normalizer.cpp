#include "core/tokenizer/sentence_piece/sentence_piece_normalizer.h"

#include <algorithm>

#include "core/tokenizer/metaspace.h"
#include "core/utf8.h"

namespace headlight {

AlignedText SentencePieceNormalizer::mapped(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t untouched = 0;
    m_untouched.forEachPrefix(bytes.substr(at),
                              [&](std::int32_t, std::size_t length) { untouched = length; });
    if (untouched > 0) {
      at += untouched;
      continue;
    }
    const auto match = m_map.longestPrefix(bytes.substr(at));
    if (!match) {
      at += utf8::lengthFromLead(static_cast<unsigned char>(bytes[at]));
      continue;
    }
    builder.keep(at - builder.position());
    builder.replace(match->length, match->replacement);
    at += match->length;
  }
  return builder.finish();
}

// The spaces of a text that the character map has gone over. A ▁ that was written in the text counts as a
// space only behind the text, as in the library.
AlignedText SentencePieceNormalizer::spaced(const AlignedText& text, bool prefix) const {
  const std::string_view bytes = text.text;
  const std::string_view space = m_options.escapeSpaces ? kMetaspace : " ";
  std::size_t begin = 0;
  std::size_t end = bytes.size();
  if (m_options.removeExtraSpaces) {
    begin = std::min(bytes.find_first_not_of(' '), bytes.size());
    while (end > begin) {
      const std::string_view rest = bytes.substr(begin, end - begin);
      if (rest.ends_with(' ')) {
        --end;
      } else if (m_options.escapeSpaces && rest.ends_with(kMetaspace)) {
        end -= kMetaspace.size();
      } else {
        break;
      }
    }
  }
  AlignedTextBuilder builder(text);
  builder.drop(begin);
  const bool trimmedAway = m_options.removeExtraSpaces && begin == end;
  if (prefix && !trimmedAway && !m_options.prefixAtEnd) builder.insert(space);
  for (std::size_t at = begin; at < end;) {
    const std::size_t found = std::min(bytes.find(' ', at), end);
    builder.keep(found - builder.position());
    if (found == end) break;
    builder.replace(1, space);
    at = found + 1;
    if (!m_options.removeExtraSpaces) continue;
    while (at < end && bytes[at] == ' ') ++at;
    builder.drop(at - builder.position());
  }
  builder.drop(bytes.size() - builder.position());
  if (prefix && m_options.prefixAtEnd) builder.insert(space);
  return builder.finish();
}

AlignedText SentencePieceNormalizer::apply(const AlignedText& text) const {
  if (text.text.empty()) return text;
  const AlignedText plain = mapped(text);
  const bool blank = !plain.text.empty() && plain.text.find_first_not_of(' ') == std::string::npos;
  if (blank && m_options.removeExtraSpaces) return {};
  const bool first = text.runs.front().sourceBegin == 0;
  const bool prefix =
      m_options.prefix == Prefix::EveryPart || (m_options.prefix == Prefix::FirstPart && first);
  return spaced(plain, prefix);
}

}  // namespace headlight
