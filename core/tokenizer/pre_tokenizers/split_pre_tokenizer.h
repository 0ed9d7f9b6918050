#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"
#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

/// Splits by a pattern. As the tokenizers library for JavaScript has it, there are three ways; the behaviors
/// MergedWithPrevious, MergedWithNext and Contiguous count as Isolated.
class SplitPreTokenizer final : public PreTokenizer {
 public:
  enum class Mode {
    Isolated,     // the matches and what is between them
    Removed,      // what is between the matches, and what their groups caught
    MatchesOnly,  // "invert": the matches
  };

  SplitPreTokenizer(TextPattern pattern, Mode mode) : m_pattern(std::move(pattern)), m_mode(mode) {}
  void apply(PreTokens& tokens) const override;

 private:
  void splitRemoved(std::string_view text, std::vector<TextSpan>& pieces) const;

  TextPattern m_pattern;
  Mode m_mode;
};

}  // namespace headlight
