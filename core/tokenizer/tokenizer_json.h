#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// Where tokenizer files come from: the bytes of a file by name ("tokenizer.json"), or nothing if there is
/// none. `origin` is what messages call the folder. The callback's views must stay valid during the call
/// only.
struct TokenizerFiles {
  std::string origin;
  std::function<std::optional<std::string_view>(std::string_view name)> find;
};

/// Builds the tokenizer of a checkpoint from tokenizer.json, or vocab.txt (WordPiece), or vocab.json with
/// merges.txt (byte-level BPE), or a SentencePiece file (tokenizer.model, spiece.model,
/// sentencepiece.bpe.model and the like), or grapheme_vocab.json (single letters), in this order, with what
/// tokenizer_config.json, added_tokens.json and special_tokens_map.json say, as Python's transformers has it.
/// Ids are those of Hugging Face's tokenizers library. Truncation and padding sections are ignored. Returns
/// nullptr when the folder has none of these files. Throws Error naming the file and the field for everything
/// that is malformed or of a kind not known here.
std::shared_ptr<const Tokenizer> loadTokenizer(const TokenizerFiles& files);

/// The tokenizer of what a model with an encoder and a decoder writes, as transformers has it for
/// text_target: from target.spm (Marian) with vocab.json or target_vocab.json, or phoneme_vocab.json, or the
/// same files as above where tokenizer_config.json names a target language ("tgt_lang"). Returns nullptr
/// where loadTokenizer()'s serves both sides. Throws Error likewise.
std::shared_ptr<const Tokenizer> loadTargetTokenizer(const TokenizerFiles& files);

}  // namespace headlight
