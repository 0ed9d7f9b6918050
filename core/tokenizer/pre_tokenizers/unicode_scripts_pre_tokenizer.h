#pragma once

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// Cuts where the script changes. Kana count as Han, and a space as any script. Scripts are those of
/// Unicode 9; later characters count as any script, too. What comes before the first character of a script
/// is dropped, as the library does.
class UnicodeScriptsPreTokenizer final : public PreTokenizer {
 public:
  void apply(PreTokens& tokens) const override;
};

}  // namespace headlight
