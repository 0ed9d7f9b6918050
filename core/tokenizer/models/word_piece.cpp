#include "core/tokenizer/models/word_piece.h"

#include <algorithm>

#include "core/utf8.h"

namespace headlight {

WordPiece::WordPiece(std::shared_ptr<const Vocabulary> vocabulary, Options options)
    : m_vocabulary(std::move(vocabulary)), m_options(std::move(options)) {}

void WordPiece::encode(std::string_view word, std::uint32_t base, WordCache& cache,
                       std::vector<ModelToken>& tokens) const {
  if (cache.replay(word, base, tokens)) return;
  const std::size_t before = tokens.size();
  const bool known =
      utf8::countCodePoints(word) <= m_options.maxCharactersPerWord && encodePieces(word, base, tokens);
  if (!known) {
    tokens.resize(before);
    tokens.push_back({m_options.unknown.needed(word), base, base + static_cast<std::uint32_t>(word.size())});
  }
  cache.remember(word, base, std::span(tokens).subspan(before));
}

bool WordPiece::encodePieces(std::string_view word, std::uint32_t base,
                             std::vector<ModelToken>& tokens) const {
  std::string candidate;
  for (std::size_t start = 0; start < word.size();) {
    const std::string_view prefix = start > 0 ? std::string_view(m_options.continuingPrefix) : "";
    // No piece is longer than the longest, so longer candidates need not be looked up.
    const std::size_t longest = std::max(m_vocabulary->longestPiece(), prefix.size()) - prefix.size();
    std::size_t end = std::min(word.size(), start + longest);
    while (end < word.size() && utf8::isContinuation(word[end])) --end;
    candidate.assign(prefix);
    candidate.append(word.substr(start, end > start ? end - start : 0));
    std::int32_t piece = Vocabulary::kNone;
    while (end > start) {
      piece = m_vocabulary->findInModel(candidate);
      if (piece != Vocabulary::kNone) break;
      utf8::previous(word, end);
      candidate.resize(prefix.size() + (end - start));
    }
    if (piece == Vocabulary::kNone) return false;
    tokens.push_back(
        {piece, base + static_cast<std::uint32_t>(start), base + static_cast<std::uint32_t>(end)});
    start = end;
  }
  return true;
}

}  // namespace headlight
