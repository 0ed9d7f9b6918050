#include "core/tokenizer/models/unigram.h"

#include <algorithm>
#include <limits>

#include "core/error.h"
#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/utf8.h"

namespace headlight {

namespace {
// How much less likely than the rarest piece an unknown character is (SentencePiece's kUnkPenalty).
constexpr double kUnknownPenalty = 10.0;
}  // namespace

Unigram::Unigram(std::shared_ptr<const Vocabulary> vocabulary, const std::vector<Piece>& pieces,
                 Options options)
    : m_vocabulary(std::move(vocabulary)), m_options(options) {
  m_scores.assign(static_cast<std::size_t>(m_vocabulary->pieceCount()), 0.0);
  m_bytePieces.fill(Vocabulary::kNone);
  double lowest = std::numeric_limits<double>::infinity();
  std::vector<std::int32_t> matched;
  matched.reserve(pieces.size());
  for (const Piece& piece : pieces) {
    m_scores[static_cast<std::size_t>(piece.index)] = piece.score;
    if (piece.matched) {
      lowest = std::min(lowest, piece.score);
      matched.push_back(piece.index);
    }
    const int byte = byteOfFallbackPiece(m_vocabulary->piece(piece.index));
    if (byte >= 0) m_bytePieces[static_cast<std::size_t>(byte)] = piece.index;
  }
  m_trie = PieceTrie(*m_vocabulary, matched);
  m_unknownScore = (matched.empty() ? 0.0 : lowest) - kUnknownPenalty;
}

// Viterbi: best[e].score = max over pieces that end at byte e and start at s of best[s].score + score(piece).
// The first of equal ways stays, and scores are summed from the left in doubles, as in the library whose ids
// are followed, because close ways would otherwise be told apart by their rounding.
void Unigram::bestWays(std::string_view word, std::vector<Best>& best) const {
  best.assign(word.size() + 1, {});
  for (std::size_t start = 0; start < word.size();) {
    const double before = best[start].score;
    const std::size_t character = utf8::lengthFromLead(static_cast<unsigned char>(word[start]));
    const auto offer = [&](std::size_t length, double score, std::int32_t piece) {
      Best& end = best[start + length];
      if (end.start < 0 || score + before > end.score)
        end = {score + before, static_cast<std::int32_t>(start), piece};
    };
    bool known = false;
    m_trie.forEachPrefix(word.substr(start), [&](std::int32_t piece, std::size_t length) {
      offer(length, m_scores[static_cast<std::size_t>(piece)], piece);
      known = known || length == character;
    });
    if (!known) offer(character, m_unknownScore, m_options.unknown);
    start += character;
  }
}

void Unigram::encode(std::string_view word, std::uint32_t base, WordCache& cache,
                     std::vector<ModelToken>& tokens) const {
  if (word.empty() || cache.replay(word, base, tokens)) return;
  std::vector<Best> best;
  bestWays(word, best);
  std::vector<ModelToken> backwards;
  for (std::size_t end = word.size(); end > 0;) {
    const Best& last = best[end];
    const auto start = static_cast<std::uint32_t>(last.start);
    const bool joins =
        last.piece == m_options.unknown && !backwards.empty() && backwards.back().piece == m_options.unknown;
    if (joins) {
      backwards.back().begin = start;
    } else {
      backwards.push_back({last.piece, start, static_cast<std::uint32_t>(end)});
    }
    end = start;
  }
  const std::size_t before = tokens.size();
  for (auto token = backwards.rbegin(); token != backwards.rend(); ++token) {
    if (token->piece == m_options.unknown) {
      emitUnknown(word, *token, base, tokens);
    } else {
      tokens.push_back({token->piece, base + token->begin, base + token->end});
    }
  }
  cache.remember(word, base, std::span(tokens).subspan(before));
}

void Unigram::emitUnknown(std::string_view word, ModelToken token, std::uint32_t base,
                          std::vector<ModelToken>& tokens) const {
  const std::string_view text = word.substr(token.begin, token.end - token.begin);
  // Characters that are no pieces, joined, may be one that was too rare a way to be the best.
  const std::int32_t whole = m_trie.find(text);
  const bool fallback = whole == Vocabulary::kNone && m_options.byteFallback &&
                        std::all_of(text.begin(), text.end(), [&](char byte) {
                          return m_bytePieces[static_cast<unsigned char>(byte)] != Vocabulary::kNone;
                        });
  if (fallback) {
    for (std::uint32_t at = token.begin; at < token.end; ++at) {
      tokens.push_back({m_bytePieces[static_cast<unsigned char>(word[at])], base + at, base + at + 1});
    }
    return;
  }
  const std::int32_t piece = whole == Vocabulary::kNone ? m_options.unknown : whole;
  if (piece == Vocabulary::kNone) {
    throw Error(
        "No piece of the vocabulary stands for \"%1\", and the model has no unknown token (model.unk_id).",
        std::string(text.substr(0, 60)));
  }
  tokens.push_back({piece, base + token.begin, base + token.end});
}

}  // namespace headlight
