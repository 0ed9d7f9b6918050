#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"
#include "core/utf8.h"

namespace headlight {

/// Cuts into pieces of so many characters; the last may be shorter.
class FixedLengthPreTokenizer final : public PreTokenizer {
 public:
  /// `length` is at least 1.
  explicit FixedLengthPreTokenizer(std::size_t length) : m_length(length) {}
  void apply(PreTokens& tokens) const override {
    refine(tokens, [this](std::string_view piece, std::vector<TextSpan>& pieces) {
      for (std::size_t at = 0; at < piece.size();) {
        const std::size_t begin = at;
        for (std::size_t i = 0; i < m_length && at < piece.size(); ++i) utf8::next(piece, at);
        pieces.push_back({begin, at});
      }
    });
  }

 private:
  std::size_t m_length;
};

}  // namespace headlight
