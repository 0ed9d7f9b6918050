#pragma once

#include <memory>
#include <string>

#include "core/tokenizer/models/token_model.h"
#include "core/tokenizer/models/unknown_piece.h"

namespace headlight {

/// WordPiece: the longest piece that begins the word, then the longest that goes on, until the word is used
/// up. A word that cannot be used up is one unknown token.
class WordPiece final : public TokenModel {
 public:
  struct Options {
    UnknownPiece unknown;
    std::string continuingPrefix = "##";
    std::size_t maxCharactersPerWord = 100;
  };

  WordPiece(std::shared_ptr<const Vocabulary> vocabulary, Options options);
  void encode(std::string_view word, std::uint32_t base, WordCache& cache,
              std::vector<ModelToken>& tokens) const override;

 private:
  bool encodePieces(std::string_view word, std::uint32_t base, std::vector<ModelToken>& tokens) const;

  std::shared_ptr<const Vocabulary> m_vocabulary;
  Options m_options;
};

}  // namespace headlight
