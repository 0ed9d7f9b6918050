#include "core/tokenizer/added_tokens.h"

#include <algorithm>

namespace headlight {

const AddedToken* AddedTokenList::find(std::string_view content) const {
  const auto found = m_places.find(std::string(content));
  return found == m_places.end() ? nullptr : &m_tokens[found->second];
}

void AddedTokenList::add(AddedToken token) {
  if (token.content.empty()) return;
  if (const std::int32_t piece = m_vocabulary.find(token.content); piece != Vocabulary::kNone) {
    token.id = m_vocabulary.id(piece);
  } else {
    const bool behindModel = m_largestId >= m_modelSize || m_modelSize == 0;
    token.id = static_cast<std::int32_t>(behindModel ? m_largestId + 1 : m_modelSize);
  }
  m_vocabulary.add(token.content, token.id);
  m_largestId = std::max<std::int64_t>(m_largestId, token.id);
  const auto [place, isNew] = m_places.try_emplace(token.content, m_tokens.size());
  if (isNew) {
    m_tokens.push_back(std::move(token));
  } else {
    m_tokens[place->second] = std::move(token);
  }
}

void ContentMatcher::add(std::string content, std::size_t number) {
  if (content.empty()) return;
  m_starts[static_cast<unsigned char>(content[0])] = true;
  const auto at =
      std::lower_bound(m_contents.begin(), m_contents.end(), content,
                       [](const Content& entry, const std::string& text) { return entry.text < text; });
  if (at == m_contents.end() || at->text != content) m_contents.insert(at, {std::move(content), number});
}

// Narrows the sorted contents to those that share one byte more with the text, and remembers the longest that
// ended.
std::optional<ContentMatcher::Match> ContentMatcher::longestAt(std::string_view text, std::size_t at) const {
  std::optional<Match> longest;
  auto low = m_contents.begin();
  auto high = m_contents.end();
  for (std::size_t depth = 0; low != high; ++depth) {
    if (low->text.size() == depth) {
      longest = Match{at, at + depth, low->number};
      ++low;
    }
    if (at + depth >= text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at + depth]);
    const auto byteOf = [depth](const Content& entry) {
      return static_cast<unsigned char>(entry.text[depth]);
    };
    low = std::partition_point(low, high, [&](const Content& entry) { return byteOf(entry) < byte; });
    high = std::partition_point(low, high, [&](const Content& entry) { return byteOf(entry) == byte; });
  }
  return longest;
}

std::optional<ContentMatcher::Match> ContentMatcher::find(std::string_view text, std::size_t from) const {
  if (m_contents.empty()) return std::nullopt;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!m_starts[static_cast<unsigned char>(text[at])]) continue;
    if (const auto match = longestAt(text, at)) return match;
  }
  return std::nullopt;
}

}  // namespace headlight
