#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/models/vocabulary.h"
#include "core/tokenizer/post_processor.h"

namespace headlight {

/// What a tokenizer_config.json says, with the defaults of a folder that has none.
struct TokenizerConfig {
  std::string file;            // what messages call it
  std::string tokenizerClass;  // without "Fast" at the end
  std::optional<bool> addBosToken;
  std::optional<bool> addEosToken;
  std::string bosToken;
  std::string eosToken;
  std::string unknownToken;
  std::string sepToken;
  std::string padToken;
  std::string clsToken;
  std::string maskToken;
  bool removeSpace = false;
  bool lowercaseAndRemoveAccent = false;
  // For vocabularies without tokenizer.json:
  bool doLowerCase = true;
  std::optional<bool> stripAccents;
  bool tokenizeChineseChars = true;
  bool addPrefixSpace = false;
  // For SentencePiece files:
  bool keepAccents = false;
  bool legacyPrefix = false;            // "legacy": a space in front of every part between special tokens
  std::int64_t extraIds = 100;          // T5's <extra_id_0> and so on
  std::string sourceLanguage;           // "src_lang"
  std::vector<AddedToken> addedTokens;  // of added_tokens_decoder
};

/// The name of a tokenizer class without "Fast" at its end.
std::string withoutFast(std::string tokenizerClass);

/// Reads tokenizer_config.json. Throws Error naming the field.
TokenizerConfig tokenizerConfigFromJson(std::string_view text, const std::string& file);

/// Adds or takes away the first and last token as Python's transformers does for add_bos_token and
/// add_eos_token: the tokenizers of the LLaMA kind begin a text with bos_token unless told otherwise, for
/// others only what is written counts. Throws Error if a token is asked for that the vocabulary does not
/// have.
void applyBosAndEos(const TokenizerConfig& config, const Vocabulary& vocabulary,
                    ProcessingTemplate& processing);

}  // namespace headlight
