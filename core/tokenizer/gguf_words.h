#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace headlight {

/// How byte pairs of a GGUF file are found in a text, by the name in tokenizer.ggml.pre.
struct GgufWords {
  nlohmann::json preTokenizer;  // as tokenizer.json has them
  nlohmann::json normalizer;
  bool ignoreMerges = false;   // a whole word that is a token needs no merges
  bool beginsWithBos = false;  // where the file does not say
};

/// Patterns are those of the models' own tokenizer.json; of a file that names none, llama.cpp's. Throws Error
/// for a name that is not known here.
GgufWords ggufWords(const std::string& name, const std::string& file);

}  // namespace headlight
