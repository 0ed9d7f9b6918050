#include "core/tokenizer/gguf_word_pieces.h"

#include <algorithm>

#include "core/tokenizer/metaspace.h"

namespace headlight {
namespace {

using nlohmann::json;

/// Pieces in brackets, "[CLS]", are written as they are.
bool isBracketed(std::string_view text) {
  return text.size() > 1 && text.front() == '[' && text.back() == ']';
}

std::string pieceOf(std::string_view text, std::int64_t kind) {
  if (text.starts_with(kMetaspace)) return std::string(text.substr(kMetaspace.size()));
  const bool whole = isBracketed(text) || kind == GgufTokens::Control || kind == GgufTokens::Unknown;
  return (whole ? "" : "##") + std::string(text);
}

/// A vocabulary without any capital letter is one of texts in small letters; the file does not say it.
bool hasCapitals(const GgufTokens& tokens) {
  for (std::size_t id = 0; id < tokens.texts.size(); ++id) {
    const std::string_view text = tokens.texts[id];
    const bool special = isBracketed(text) || tokens.kinds[id] != GgufTokens::Normal;
    if (!special && std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      return true;
  }
  return false;
}

/// By the first of two keys that the file has, or the id that BERT's own vocabulary has.
std::int64_t specialOf(const GgufFile& file, const GgufTokens& tokens, const char* key, const char* other,
                       std::int64_t usual) {
  const auto last = static_cast<std::int64_t>(tokens.texts.size()) - 1;
  if (const auto id = tokens.idOf(file, key)) return *id;
  return tokens.idOf(file, other).value_or(std::min(usual, last));
}

}  // namespace

std::string ggufWordPieces(const GgufFile& file, const GgufTokens& tokens) {
  const std::int64_t first = specialOf(file, tokens, "cls_token_id", "bos_token_id", 101);
  const std::int64_t last = specialOf(file, tokens, "seperator_token_id", "eos_token_id", 102);
  const std::int64_t unknown = specialOf(file, tokens, "unknown_token_id", "unknown_token_id", 100);
  json vocabulary = json::object();
  for (std::size_t id = 0; id < tokens.texts.size(); ++id)
    vocabulary.emplace(pieceOf(tokens.texts[id], tokens.kinds[id]), id);
  json result = {{"version", "1.0"}};
  result["added_tokens"] = ggufAddedTokens(tokens);
  result["normalizer"] = {{"type", "BertNormalizer"},
                          {"clean_text", true},
                          {"handle_chinese_chars", true},
                          {"strip_accents", nullptr},
                          {"lowercase", !hasCapitals(tokens)}};
  result["pre_tokenizer"] = {{"type", "BertPreTokenizer"}};
  result["post_processor"] = ggufTokensAround(tokens, {first, last}, std::nullopt);
  result["decoder"] = {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}};
  result["model"] = {
      {"type", "WordPiece"},
      {"unk_token", pieceOf(tokens.texts[static_cast<std::size_t>(unknown)], GgufTokens::Unknown)},
      {"continuing_subword_prefix", "##"},
      {"max_input_chars_per_word", 100},
      {"vocab", std::move(vocabulary)}};
  return result.dump();
}

}  // namespace headlight
