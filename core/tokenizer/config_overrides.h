#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/tokenizer_config.h"

namespace headlight {

/// What a tokenizer_config.json changes in a tokenizer.json beside it when Python's transformers opens both:
/// - BertTokenizer and DistilBertTokenizer: do_lower_case, strip_accents and tokenize_chinese_chars replace
/// what
///   a BertNormalizer says, with their defaults true, null and true where they are not written;
/// - GPT2Tokenizer and RobertaTokenizer: add_prefix_space (default false) replaces that of a ByteLevel
///   pre-tokenizer.
/// Nothing else follows from the class. Does nothing where the folder has no tokenizer_config.json.
void overrideComponents(const TokenizerConfig& config, nlohmann::json& tokenizer);

/// The tokens of tokenizer_config.json (and of the older files) that a tokenizer.json lacks or has with other
/// flags, and its special tokens, added behind those of the file.
void addConfiguredTokens(const TokenizerConfig& config, AddedTokenList& tokens);

}  // namespace headlight
