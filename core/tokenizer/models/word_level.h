#pragma once

#include <memory>

#include "core/tokenizer/models/token_model.h"
#include "core/tokenizer/models/unknown_piece.h"

namespace headlight {

/// Every word is a piece, or the unknown one.
class WordLevel final : public TokenModel {
 public:
  WordLevel(std::shared_ptr<const Vocabulary> vocabulary, UnknownPiece unknown)
      : m_vocabulary(std::move(vocabulary)), m_unknown(std::move(unknown)) {}

  void encode(std::string_view word, std::uint32_t base, WordCache& /*cache*/,
              std::vector<ModelToken>& tokens) const override {
    const std::int32_t found = m_vocabulary->findInModel(word);
    const std::int32_t piece = found == Vocabulary::kNone ? m_unknown.needed(word) : found;
    tokens.push_back({piece, base, base + static_cast<std::uint32_t>(word.size())});
  }

 private:
  std::shared_ptr<const Vocabulary> m_vocabulary;
  UnknownPiece m_unknown;
};

}  // namespace headlight
