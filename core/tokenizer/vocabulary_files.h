#pragma once

#include <string>
#include <string_view>

#include "core/tokenizer/pipeline_tokenizer.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// A BERT tokenizer from vocab.txt alone:
/// - one piece a line, its id the number of the line counted from 0.
/// Lower case, accents and Chinese characters as the config says; [CLS] text [SEP] pair [SEP]. Throws Error.
TokenizerParts wordPieceFromFiles(std::string_view vocabulary, const std::string& file,
                                  const TokenizerConfig& config);

/// The bytes of vocab.json and merges.txt and what messages call them.
struct BytePairFiles {
  std::string_view vocabulary;
  std::string vocabularyFile;
  std::string_view merges;
  std::string mergesFile;
};

/// A byte-level tokenizer as GPT-2, RoBERTa and Qwen2 have it (which one, the config's class says):
/// - vocab.json: an object of pieces and ids;
/// - merges.txt: "left right" a line, the first line may be a "#version" comment.
/// Throws Error.
TokenizerParts bytePairFromFiles(const BytePairFiles& files, const TokenizerConfig& config);

}  // namespace headlight
