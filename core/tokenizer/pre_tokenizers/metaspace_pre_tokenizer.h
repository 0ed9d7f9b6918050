#pragma once

#include <string>

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// SentencePiece's way with spaces: each becomes ▁ (or another replacement), and one is put in front of the
/// text. The text is not cut.
class MetaspacePreTokenizer final : public PreTokenizer {
 public:
  enum class Prepend { Always, First, Never };

  MetaspacePreTokenizer(std::string replacement, Prepend prepend)
      : m_replacement(std::move(replacement)), m_prepend(prepend) {}
  void apply(PreTokens& tokens) const override;

 private:
  std::string m_replacement;
  Prepend m_prepend;
};

}  // namespace headlight
