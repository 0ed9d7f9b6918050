#pragma once

#include <memory>

#include "core/tokenizer/models/token_model.h"

namespace headlight {

/// Every word is a piece, or the unknown one; where there is no unknown piece such a word has no token.
class WordLevel final : public TokenModel {
 public:
  WordLevel(std::shared_ptr<const Vocabulary> vocabulary, std::int32_t unknown)
      : m_vocabulary(std::move(vocabulary)), m_unknown(unknown) {}

  void encode(std::string_view word, std::uint32_t base, WordCache& /*cache*/,
              std::vector<ModelToken>& tokens) const override {
    const std::int32_t found = m_vocabulary->find(word);
    const std::int32_t piece = found == Vocabulary::kNone ? m_unknown : found;
    if (piece != Vocabulary::kNone)
      tokens.push_back({piece, base, base + static_cast<std::uint32_t>(word.size())});
  }

 private:
  std::shared_ptr<const Vocabulary> m_vocabulary;
  std::int32_t m_unknown;
};

}  // namespace headlight
