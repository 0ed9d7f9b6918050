#include "core/tokenizer/word_tokenizer.h"

#include <unicode/uchar.h>

#include "core/error.h"
#include "core/tokenizer/text/text_breaks.h"
#include "core/utf8.h"

namespace headlight {
namespace {

bool isBlank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto codePoint = static_cast<UChar32>(utf8::next(text, at));
    if (!u_isUWhiteSpace(codePoint) && !u_isISOControl(codePoint)) return false;
  }
  return true;
}

// Word breaks look Chinese words up in a dictionary; here every Chinese character is a token of its own.
void addSegment(std::string_view text, ByteRange segment, std::vector<ByteRange>& words) {
  const auto first = static_cast<std::size_t>(segment.begin);
  const auto last = static_cast<std::size_t>(segment.end);
  if (isBlank(text.substr(first, last - first))) return;
  std::int64_t begin = segment.begin;
  for (std::size_t at = first; at < last;) {
    const auto before = static_cast<std::int64_t>(at);
    if (!u_hasBinaryProperty(static_cast<UChar32>(utf8::next(text, at)), UCHAR_IDEOGRAPHIC)) continue;
    const auto after = static_cast<std::int64_t>(at);
    if (before > begin) words.push_back({begin, before});
    words.push_back({before, after});
    begin = after;
  }
  if (begin < segment.end) words.push_back({begin, segment.end});
}

}  // namespace

std::vector<ByteRange> splitWords(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(INT32_MAX)) {
    throw Error("The text has %1 bytes; at most 2147483647 can be split into words.", text.size());
  }
  std::vector<ByteRange> words;
  std::int64_t begin = 0;
  forEachBreak(TextBreaks::Words, text, [&](std::size_t at) {
    const auto end = static_cast<std::int64_t>(at);
    addSegment(text, {begin, end}, words);
    begin = end;
  });
  return words;
}

std::int32_t WordTokenizer::idOf(const std::string& word) const {
  const std::lock_guard lock(m_mutex);
  const auto [found, isNew] = m_ids.try_emplace(word, static_cast<std::int32_t>(m_words.size()));
  if (isNew) m_words.push_back(word);
  return found->second;
}

void WordTokenizer::append(std::string_view text, int segment, Encoding& encoding) const {
  if (const auto position = utf8::firstInvalid(text)) {
    throw Error("The text is not valid UTF-8 at byte %1.", *position);
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
      throw Error("Id %1 stands for no word seen so far.", id);
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
