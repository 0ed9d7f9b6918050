#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/tokenizer/pipeline_tokenizer.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// A SentencePiece file and what lies beside it.
struct SentencePieceFiles {
  std::string_view model;
  std::string modelFile;                       // what messages call it
  std::string modelType;                       // of config.json
  std::optional<std::string_view> vocabulary;  // vocab.json, whose ids then count (Marian, M2M-100)
  std::string vocabularyFile;
};

/// The tokenizer of a SentencePiece file with the special tokens that transformers' class for the folder
/// adds. Where that class and the file differ in how a text is cut, the file is right. Fills in the bos and
/// eos token of the config from the file where it names none. Throws Error.
TokenizerParts sentencePieceFromFiles(const SentencePieceFiles& files, TokenizerConfig& config);

}  // namespace headlight
