#include "core/tokenizer/tokenizer_config.h"

#include <charconv>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using Kind = Item::Kind;

// A token is written as its text or as an object with its "content".
std::string tokenText(const JsonFields& fields, const char* key) {
  const nlohmann::json* value = fields.find(key);
  if (value == nullptr) return {};
  if (value->is_object())
    return JsonFields(*value, fields.file(), std::string(key) + ".").text("content", "");
  return fields.text(key, "");
}

std::optional<bool> optionalFlag(const JsonFields& fields, const char* key) {
  if (!fields.has(key)) return std::nullopt;
  return fields.flag(key, false);
}

std::vector<AddedToken> addedTokensDecoder(const JsonFields& fields) {
  std::vector<AddedToken> tokens;
  if (!fields.object("added_tokens_decoder")) return tokens;
  for (const auto& [key, value] : fields.find("added_tokens_decoder")->items()) {
    const JsonFields entry(value, fields.file(), "added_tokens_decoder." + key + ".");
    AddedToken token;
    const auto end = key.data() + key.size();
    const auto parsed = std::from_chars(key.data(), end, token.id);
    if (parsed.ec != std::errc{} || parsed.ptr != end || token.id < 0 || token.id > Vocabulary::kMaxId) {
      fields.fail("added_tokens_decoder", "has the key \"" + key + "\", which is no token id");
    }
    token.content = entry.text("content", "");
    token.special = entry.flag("special", false);
    token.leftStrip = entry.flag("lstrip", false);
    token.rightStrip = entry.flag("rstrip", false);
    token.normalized = entry.flag("normalized", !token.special);
    tokens.push_back(std::move(token));
  }
  return tokens;
}

bool isLlamaLike(const std::string& tokenizerClass) {
  return tokenizerClass == "LlamaTokenizer" || tokenizerClass == "CodeLlamaTokenizer" ||
         tokenizerClass == "GemmaTokenizer";
}

std::int32_t neededPiece(const TokenizerConfig& config, const Vocabulary& vocabulary, const char* option,
                         const char* key, const std::string& token) {
  const std::int32_t piece = vocabulary.find(token);
  if (token.empty() || piece == Vocabulary::kNone) {
    throw Error(config.file + ": " + option + " is true, but " + key +
                (token.empty() ? " is missing." : " is " + token + ", which is not in the vocabulary."));
  }
  return piece;
}

}  // namespace

std::string withoutFast(std::string tokenizerClass) {
  if (tokenizerClass.ends_with("Fast")) tokenizerClass.resize(tokenizerClass.size() - 4);
  return tokenizerClass;
}

TokenizerConfig tokenizerConfigFromJson(std::string_view text, const std::string& file) {
  const nlohmann::json json = parseJson(text, file);
  const JsonFields fields(json, file);
  TokenizerConfig config;
  config.file = file;
  config.tokenizerClass = withoutFast(fields.text("tokenizer_class", ""));
  config.addBosToken = optionalFlag(fields, "add_bos_token");
  config.addEosToken = optionalFlag(fields, "add_eos_token");
  config.bosToken = tokenText(fields, "bos_token");
  config.eosToken = tokenText(fields, "eos_token");
  config.unknownToken = tokenText(fields, "unk_token");
  config.sepToken = tokenText(fields, "sep_token");
  config.padToken = tokenText(fields, "pad_token");
  config.clsToken = tokenText(fields, "cls_token");
  config.maskToken = tokenText(fields, "mask_token");
  config.removeSpace = fields.flag("remove_space", false);
  config.lowercaseAndRemoveAccent = fields.flag("do_lowercase_and_remove_accent", false);
  config.doLowerCase = fields.flag("do_lower_case", true);
  config.stripAccents = optionalFlag(fields, "strip_accents");
  config.tokenizeChineseChars = fields.flag("tokenize_chinese_chars", true);
  config.addPrefixSpace = fields.flag("add_prefix_space", false);
  config.keepAccents = fields.flag("keep_accents", false);
  config.legacyPrefix = fields.flag("legacy", false);
  config.extraIds = fields.integer("extra_ids", {0, 1 << 16}, 100);
  config.sourceLanguage = fields.text("src_lang", "");
  config.addedTokens = addedTokensDecoder(fields);
  return config;
}

void applyBosAndEos(const TokenizerConfig& config, const Vocabulary& vocabulary,
                    ProcessingTemplate& processing) {
  const std::int32_t bos = vocabulary.find(config.bosToken);
  const std::int32_t eos = vocabulary.find(config.eosToken);
  const bool llama = isLlamaLike(config.tokenizerClass);
  const auto isToken = [](const Item& item, std::int32_t piece) {
    return item.kind == Kind::Special && item.piece == piece && piece != Vocabulary::kNone;
  };
  const bool hasBos = !processing.single.empty() && isToken(processing.single.front(), bos);
  const bool hasEos = !processing.single.empty() && isToken(processing.single.back(), eos);
  const bool wantBos = config.addBosToken.value_or(llama && bos != Vocabulary::kNone ? true : hasBos);
  const bool wantEos = config.addEosToken.value_or(llama ? false : hasEos);
  if (wantBos == hasBos && wantEos == hasEos) return;
  if (wantBos) neededPiece(config, vocabulary, "add_bos_token", "bos_token", config.bosToken);
  if (wantEos) neededPiece(config, vocabulary, "add_eos_token", "eos_token", config.eosToken);
  const auto sequence = [&](Kind kind, int typeId) {
    std::vector<Item> items;
    if (wantBos) items.push_back({Kind::Special, bos, typeId});
    items.push_back({kind, -1, typeId});
    if (wantEos) items.push_back({Kind::Special, eos, typeId});
    return items;
  };
  processing.single = sequence(Kind::First, 0);
  processing.pair = processing.single;
  const std::vector<Item> second = sequence(Kind::Second, 1);
  processing.pair.insert(processing.pair.end(), second.begin(), second.end());
}

}  // namespace headlight
