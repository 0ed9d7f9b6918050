#include "core/tokenizer/word_tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include "core/error.h"
#include "core/io/utf8.h"

namespace headlight {
namespace {

// Reads one code point and moves `at` behind it.
UChar32 nextCodePoint(std::string_view text, std::int32_t& at) {
  UChar32 codePoint = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, at, static_cast<std::int32_t>(text.size()), codePoint);
  return codePoint;
}

bool isBlank(std::string_view text) {
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const UChar32 codePoint = nextCodePoint(text, at);
    if (!u_isUWhiteSpace(codePoint) && !u_isISOControl(codePoint)) return false;
  }
  return true;
}

// Word breaks look Chinese words up in a dictionary; here every Chinese character is a token of its own.
void addSegment(std::string_view text, ByteRange segment, std::vector<ByteRange>& words) {
  const auto piece = [&](std::int64_t begin, std::int64_t end) {
    return text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  };
  if (isBlank(piece(segment.begin, segment.end))) return;
  std::int64_t begin = segment.begin;
  for (std::int32_t at = static_cast<std::int32_t>(segment.begin); at < segment.end;) {
    const std::int64_t before = at;
    if (!u_hasBinaryProperty(nextCodePoint(text, at), UCHAR_IDEOGRAPHIC)) continue;
    if (before > begin) words.push_back({begin, before});
    words.push_back({before, at});
    begin = at;
  }
  if (begin < segment.end) words.push_back({begin, segment.end});
}

}  // namespace

std::vector<ByteRange> splitWords(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(INT32_MAX)) {
    throw Error("The text has " + std::to_string(text.size()) +
                " bytes; at most 2147483647 can be split into words.");
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* opened = U_SUCCESS(status)
                      ? utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status)
                      : nullptr;
  const std::unique_ptr<UText, UText* (*)(UText*)> utext(opened, utext_close);
  if (U_SUCCESS(status)) breaks->setText(utext.get(), status);
  if (U_FAILURE(status)) {
    throw Error(std::string("The Unicode library cannot find word breaks: ") + u_errorName(status) + ".");
  }
  std::vector<ByteRange> words;
  std::int32_t begin = breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
    addSegment(text, {begin, end}, words);
    begin = end;
  }
  return words;
}

std::int32_t WordTokenizer::idOf(const std::string& word) const {
  const std::lock_guard lock(m_mutex);
  const auto [found, isNew] = m_ids.try_emplace(word, static_cast<std::int32_t>(m_words.size()));
  if (isNew) m_words.push_back(word);
  return found->second;
}

void WordTokenizer::append(std::string_view text, int segment, Encoding& encoding) const {
  if (const auto position = firstInvalidUtf8(text)) {
    throw Error("The text is not valid UTF-8 at byte " + std::to_string(*position) + ".");
  }
  for (const ByteRange& range : splitWords(text)) {
    std::string word(text.substr(static_cast<std::size_t>(range.begin),
                                 static_cast<std::size_t>(range.end - range.begin)));
    encoding.ids.push_back(idOf(word));
    encoding.tokens.push_back(std::move(word));
    encoding.offsets.push_back(range);
    encoding.segments.push_back(segment);
    encoding.typeIds.push_back(segment);
    encoding.special.push_back(0);
  }
}

Encoding WordTokenizer::encode(std::string_view text, std::optional<std::string_view> pair,
                               const EncodeOptions&) const {
  Encoding encoding;
  append(text, 0, encoding);
  if (pair) append(*pair, 1, encoding);
  return encoding;
}

std::string WordTokenizer::decode(std::span<const std::int32_t> ids, bool) const {
  const std::lock_guard lock(m_mutex);
  std::string text;
  for (const std::int32_t id : ids) {
    if (id < 0 || id >= static_cast<std::int32_t>(m_words.size())) {
      throw Error("Id " + std::to_string(id) + " stands for no word seen so far.");
    }
    text += (text.empty() ? "" : " ") + m_words[static_cast<std::size_t>(id)];
  }
  return text;
}

std::int64_t WordTokenizer::vocabularySize() const {
  const std::lock_guard lock(m_mutex);
  return static_cast<std::int64_t>(m_words.size());
}

std::string WordTokenizer::idToToken(std::int32_t id) const {
  const std::lock_guard lock(m_mutex);
  const bool known = id >= 0 && id < static_cast<std::int32_t>(m_words.size());
  return known ? m_words[static_cast<std::size_t>(id)] : std::string();
}

std::optional<std::int32_t> WordTokenizer::tokenToId(std::string_view token) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_ids.find(std::string(token));
  if (found == m_ids.end()) return std::nullopt;
  return found->second;
}

}  // namespace headlight
