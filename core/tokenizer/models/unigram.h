#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/tokenizer/models/piece_trie.h"
#include "core/tokenizer/models/token_model.h"

namespace headlight {

/// A unigram language model (Kudo 2018): of all ways to cut a word into pieces the one whose scores (log
/// probabilities) have the greatest sum. A character that is no piece costs the lowest score less 10, and
/// neighbouring ones are one unknown token, or the pieces <0x00> to <0xFF> of their bytes with byte fallback.
class Unigram final : public TokenModel {
 public:
  struct Piece {
    std::int32_t index = 0;  // in the vocabulary
    double score = 0.0;
    bool matched = true;  // whether a text can become this piece
  };
  struct Options {
    std::int32_t unknown = Vocabulary::kNone;  // index of the piece
    bool byteFallback = false;
  };

  /// A piece given twice has the later score.
  Unigram(std::shared_ptr<const Vocabulary> vocabulary, const std::vector<Piece>& pieces, Options options);
  /// Throws Error for a character that is no piece where there is no unknown piece.
  void encode(std::string_view word, std::uint32_t base, WordCache& cache,
              std::vector<ModelToken>& tokens) const override;

 private:
  // The last piece of the best way to this byte: where it starts and what it is.
  struct Best {
    double score = 0.0;
    std::int32_t start = -1;
    std::int32_t piece = Vocabulary::kNone;
  };
  void bestWays(std::string_view word, std::vector<Best>& best) const;
  void emitUnknown(std::string_view word, ModelToken token, std::uint32_t base,
                   std::vector<ModelToken>& tokens) const;

  std::shared_ptr<const Vocabulary> m_vocabulary;
  PieceTrie m_trie;
  std::vector<double> m_scores;  // by index in the vocabulary
  double m_unknownScore = 0.0;
  Options m_options;
  std::array<std::int32_t, 256> m_bytePieces{};  // <0x00> to <0xFF>
};

}  // namespace headlight
