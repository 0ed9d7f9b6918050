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
  bool isThere = false;  // whether the folder has the file
  bool doLowerCase = true;
  std::optional<bool> stripAccents;
  bool tokenizeChineseChars = true;
  bool addPrefixSpace = false;
  // For SentencePiece files:
  bool keepAccents = false;
  bool legacyPrefix = false;          // "legacy": a space in front of every part between special tokens
  std::int64_t extraIds = 100;        // T5's <extra_id_0> and so on
  std::string sourceLanguage;         // "src_lang"
  std::string targetLanguage;         // "tgt_lang"
  std::string languageCodes;          // "language_codes", which list of languages M2M-100 has
  bool legacyBehaviour = false;       // "legacy_behaviour": NLLB's language behind the text
  bool separateVocabularies = false;  // "separate_vocabs": Marian's target_vocab.json
  // added_tokens_decoder, or where it is missing the older added_tokens.json, by id.
  std::vector<AddedToken> addedTokens;
  bool hasAddedTokensDecoder = false;
  // bos_token, eos_token and so on, then the other special ones.
  std::vector<AddedToken> namedTokens;
  bool listsSpecialTokens = false;  // whether there are such others
};

/// The name of a tokenizer class without "Fast" at its end.
std::string withoutFast(std::string tokenizerClass);

/// Reads tokenizer_config.json. Throws Error naming the field.
TokenizerConfig tokenizerConfigFromJson(std::string_view text, const std::string& file);

/// Files of the time before added_tokens_decoder, which count only where a config has none:
/// - special_tokens_map.json: bos_token and so on, as tokenizer_config.json has them, and before it;
/// - added_tokens.json: {"[ENT]": 30522, ...}; a token is a special one if one of the named ones is called
/// so. Throw Error naming the entry.
void readSpecialTokensMap(std::string_view text, const std::string& file, TokenizerConfig& config);
void readAddedTokens(std::string_view text, const std::string& file, TokenizerConfig& config);

/// Adds or takes away the first and last token where add_bos_token and add_eos_token are written, for folders
/// without a tokenizer.json (beside one, Python's transformers does not look at them). Throws
/// Error if a token is asked for that the vocabulary does not have.
void applyBosAndEos(const TokenizerConfig& config, const Vocabulary& vocabulary,
                    ProcessingTemplate& processing);

}  // namespace headlight
