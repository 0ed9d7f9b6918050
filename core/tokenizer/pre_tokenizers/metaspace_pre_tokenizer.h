#pragma once

#include <string>

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// SentencePiece's way with spaces: each becomes ▁ (or another replacement), and one is put in front of each
/// pre-token (Always) or of the one that begins the text (First) unless it has one. With `split` a text is
/// cut before each ▁.
class MetaspacePreTokenizer final : public PreTokenizer {
 public:
  enum class Prepend { Always, First, Never };

  MetaspacePreTokenizer(std::string replacement, Prepend prepend, bool split)
      : m_replacement(std::move(replacement)), m_prepend(prepend), m_split(split) {}
  void apply(PreTokens& tokens) const override;

 private:
  void replaceSpaces(PreTokens& tokens) const;
  std::string m_replacement;
  Prepend m_prepend;
  bool m_split;
};

}  // namespace headlight
