#pragma once

#include <string>

#include "core/tokenizer/gguf_tokens.h"

namespace headlight {

/// The tokenizer.json of a file whose tokenizer.ggml.model is "bert". There a piece that begins a word has a
/// mark (U+2581) in front and one inside a word has nothing; the library's have nothing and "##".
std::string ggufWordPieces(const GgufFile& file, const GgufTokens& tokens);

}  // namespace headlight
