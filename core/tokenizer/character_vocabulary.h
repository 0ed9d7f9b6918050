#pragma once

#include <string>
#include <string_view>

#include "core/tokenizer/pipeline_tokenizer.h"

namespace headlight {

/// A tokenizer of single characters, as grapheme-to-phoneme models have one for spelling and one for sounds:
/// - an object of characters and ids, among them "<s>", "</s>", "<pad>" and "<unk>".
/// A text has <s> before and </s> behind it, where the vocabulary has these. Throws Error.
TokenizerParts charactersFromFile(std::string_view vocabulary, const std::string& file);

}  // namespace headlight
