#include "core/tokenizer/normalizers/bert_normalizer.h"

#include <algorithm>

#include "core/tokenizer/normalizers/strip_accents_normalizer.h"
#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// The blocks of BERT's own list.
bool isChinese(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isDropped(char32_t c) { return c == 0xFFFD || characters::isControl(c); }

}  // namespace

AlignedText BertNormalizer::cleaned(const AlignedText& text) const {
  const std::string_view bytes = text.text;
  AlignedTextBuilder builder(text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(bytes, at);
    if (c >= ' ' && c < 0x7F) continue;
    const bool dropped = m_options.cleanText && isDropped(c);
    const bool space = m_options.cleanText && characters::isWhiteSpace(c);
    const bool chinese = m_options.handleChineseChars && isChinese(c);
    if (!dropped && !space && !chinese) continue;
    builder.keep(begin - builder.position());
    if (dropped) {
      builder.drop(at - begin);
    } else if (space) {
      builder.replace(at - begin, " ");
    } else {
      builder.insert(" ");
      builder.keep(at - begin);
      builder.insert(" ");
    }
  }
  return builder.finish();
}

// Plain ASCII without control characters, which most texts are, needs one pass and keeps its bytes' places.
bool BertNormalizer::lowerAsciiAtOnce(const AlignedText& text, AlignedText& result) const {
  const auto printable = [](char c) { return c >= ' ' && c < 0x7F; };
  if (!std::all_of(text.text.begin(), text.text.end(), printable)) return false;
  result = text;
  if (!m_options.lowercase) return true;
  for (char& c : result.text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return true;
}

AlignedText BertNormalizer::apply(const AlignedText& text) const {
  AlignedText result;
  if (lowerAsciiAtOnce(text, result)) return result;
  result = m_options.cleanText || m_options.handleChineseChars ? cleaned(text) : text;
  if (m_options.stripAccents)
    result = StripAccentsNormalizer(characters::isNonspacingMark).apply(m_decompose.apply(result));
  if (m_options.lowercase) result = m_lowercase.apply(result);
  return result;
}

}  // namespace headlight
