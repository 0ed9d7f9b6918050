#pragma once

#include <map>
#include <string>

#include "core/io/gguf.h"

namespace headlight {

/// The tokenizer of a GGUF file as the files that loadTokenizer() reads, by name: tokenizer.json for byte
/// pairs with merges (tokenizer.ggml.model "gpt2"), whose way of cutting a text into words tokenizer.ggml.pre
/// names, and for BERT's word pieces ("bert"); tokenizer.model with tokenizer_config.json for SentencePiece's
/// byte pairs with scores ("llama"). Empty if the file has no vocabulary. Throws Error naming file and key
/// for another model, for words cut in a way that is not known here, and for lists that do not fit.
std::map<std::string, std::string, std::less<>> ggufTokenizerFiles(const GgufFile& file);

}  // namespace headlight
