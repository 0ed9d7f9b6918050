#include "core/tokenizer/tokenizer_config.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using Kind = Item::Kind;

constexpr std::array<const char*, 7> kNames = {"bos_token", "eos_token", "unk_token", "sep_token",
                                               "pad_token", "cls_token", "mask_token"};

// The fields that kNames fill in, in the same order.
constexpr std::array<std::string TokenizerConfig::*, kNames.size()> kNameFields = {
    &TokenizerConfig::bosToken, &TokenizerConfig::eosToken, &TokenizerConfig::unknownToken,
    &TokenizerConfig::sepToken, &TokenizerConfig::padToken, &TokenizerConfig::clsToken,
    &TokenizerConfig::maskToken};

std::optional<bool> optionalFlag(const JsonFields& fields, const char* key) {
  if (!fields.has(key)) return std::nullopt;
  return fields.flag(key, false);
}

// {"content": "<x>", "lstrip": false, ...}
AddedToken tokenFromObject(const JsonFields& entry, bool special) {
  AddedToken token;
  token.content = entry.text("content", "");
  token.special = special || entry.flag("special", false);
  token.singleWord = entry.flag("single_word", false);
  token.leftStrip = entry.flag("lstrip", false);
  token.rightStrip = entry.flag("rstrip", false);
  token.normalized = entry.flag("normalized", !token.special);
  return token;
}

// A special token is written as its text or as an object.
AddedToken namedToken(const nlohmann::json& value, const std::string& file, const std::string& key) {
  if (value.is_object()) return tokenFromObject(JsonFields(value, file, key + "."), true);
  if (!value.is_string()) throw Error("%1: %2 must be a text, not %3.", file, key, briefJson(value));
  AddedToken token;
  token.content = value.get<std::string>();
  token.special = true;
  return token;
}

void putNamed(TokenizerConfig& config, AddedToken token) {
  for (AddedToken& known : config.namedTokens) {
    if (known.content == token.content) {
      known = std::move(token);
      return;
    }
  }
  if (!token.content.empty()) config.namedTokens.push_back(std::move(token));
}

void readNamedTokens(const nlohmann::json& json, const std::string& file, TokenizerConfig& config) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto found = json.find(kNames[i]);
    if (found == json.end() || found->is_null()) continue;
    AddedToken token = namedToken(*found, file, kNames[i]);
    config.*kNameFields[i] = token.content;
    putNamed(config, std::move(token));
  }
  // The list has had two names; with the newer one it may be an object of named tokens.
  for (const char* key : {"additional_special_tokens", "extra_special_tokens"}) {
    const auto found = json.find(key);
    if (found == json.end() || !(found->is_array() || found->is_object())) continue;
    config.listsSpecialTokens = !found->empty();
    for (const auto& [place, value] : found->items()) {
      putNamed(config, namedToken(value, file, std::string(key) + "[" + place + "]"));
    }
  }
}

std::int32_t tokenId(const JsonFields& fields, const std::string& key) {
  std::int32_t id = -1;
  const auto end = key.data() + key.size();
  const auto parsed = std::from_chars(key.data(), end, id);
  if (parsed.ec != std::errc{} || parsed.ptr != end || id < 0 || id > Vocabulary::kMaxId)
    fields.fail("added_tokens_decoder", Message("has the key \"%1\", which is no token id", key));
  return id;
}

void sortById(std::vector<AddedToken>& tokens) {
  std::stable_sort(tokens.begin(), tokens.end(),
                   [](const AddedToken& left, const AddedToken& right) { return left.id < right.id; });
}

std::vector<AddedToken> addedTokensDecoder(const JsonFields& fields) {
  std::vector<AddedToken> tokens;
  if (!fields.object("added_tokens_decoder")) return tokens;
  for (const auto& [key, value] : fields.find("added_tokens_decoder")->items()) {
    AddedToken token =
        tokenFromObject(JsonFields(value, fields.file(), "added_tokens_decoder." + key + "."), false);
    token.id = tokenId(fields, key);
    tokens.push_back(std::move(token));
  }
  sortById(tokens);
  return tokens;
}

// `which` is the place of bos_token or eos_token among the names.
Item neededItem(const TokenizerConfig& config, const Vocabulary& vocabulary, const char* option,
                std::size_t which) {
  const char* key = kNames[which];
  const std::string& token = config.*kNameFields[which];
  const std::int32_t piece = vocabulary.find(token);
  if (token.empty()) throw Error("%1: %2 is true, but %3 is missing.", config.file, option, key);
  if (piece == Vocabulary::kNone)
    throw Error("%1: %2 is true, but %3 is %4, which is not in the vocabulary.", config.file, option, key,
                token);
  return {Kind::Special, 0, vocabulary.id(piece), token};
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
  config.isThere = true;
  config.tokenizerClass = withoutFast(fields.text("tokenizer_class", ""));
  config.addBosToken = optionalFlag(fields, "add_bos_token");
  config.addEosToken = optionalFlag(fields, "add_eos_token");
  readNamedTokens(json, file, config);
  config.doLowerCase = fields.flag("do_lower_case", true);
  config.stripAccents = optionalFlag(fields, "strip_accents");
  config.tokenizeChineseChars = fields.flag("tokenize_chinese_chars", true);
  config.addPrefixSpace = fields.flag("add_prefix_space", false);
  config.keepAccents = fields.flag("keep_accents", false);
  config.legacyPrefix = fields.flag("legacy", false);
  config.extraIds = fields.integer("extra_ids", {0, 1 << 16}, 100);
  config.sourceLanguage = fields.text("src_lang", "");
  config.targetLanguage = fields.text("tgt_lang", "");
  config.languageCodes = fields.text("language_codes", "m2m100");
  config.legacyBehaviour = fields.flag("legacy_behaviour", false);
  config.separateVocabularies = fields.flag("separate_vocabs", false);
  config.addedTokens = addedTokensDecoder(fields);
  config.hasAddedTokensDecoder = fields.has("added_tokens_decoder");
  return config;
}

void readSpecialTokensMap(std::string_view text, const std::string& file, TokenizerConfig& config) {
  const nlohmann::json json = parseJson(text, file);
  if (!json.is_object()) throw Error("%1 must be a JSON object, not %2.", file, briefJson(json));
  readNamedTokens(json, file, config);
}

void readAddedTokens(std::string_view text, const std::string& file, TokenizerConfig& config) {
  const nlohmann::json json = parseJson(text, file);
  const JsonFields fields(json, file);
  for (const auto& [content, value] : json.items()) {
    AddedToken token;
    token.content = content;
    token.id = static_cast<std::int32_t>(fields.integer(content.c_str(), {0, Vocabulary::kMaxId}));
    token.special = std::any_of(config.namedTokens.begin(), config.namedTokens.end(),
                                [&](const AddedToken& named) { return named.content == token.content; });
    token.normalized = !token.special;
    config.addedTokens.push_back(std::move(token));
  }
  sortById(config.addedTokens);
}

void applyBosAndEos(const TokenizerConfig& config, const Vocabulary& vocabulary,
                    ProcessingTemplate& processing) {
  const auto isToken = [&](const Item& item, const std::string& token) {
    const std::int32_t piece = vocabulary.find(token);
    return item.kind == Kind::Special && piece != Vocabulary::kNone && item.id == vocabulary.id(piece);
  };
  const std::vector<Item>& single = processing.single;
  const bool hasBos = !single.empty() && isToken(single.front(), config.bosToken);
  const bool hasEos = !single.empty() && isToken(single.back(), config.eosToken);
  const bool wantBos = config.addBosToken.value_or(hasBos);
  const bool wantEos = config.addEosToken.value_or(hasEos);
  if (wantBos == hasBos && wantEos == hasEos) return;
  const auto sequence = [&](Kind kind, int typeId) {
    std::vector<Item> items;
    if (wantBos) items.push_back(neededItem(config, vocabulary, "add_bos_token", 0));
    items.push_back({kind, typeId, -1, {}});
    if (wantEos) items.push_back(neededItem(config, vocabulary, "add_eos_token", 1));
    for (Item& item : items) item.typeId = typeId;
    return items;
  };
  processing.single = sequence(Kind::First, 0);
  processing.pair = processing.single;
  const std::vector<Item> second = sequence(Kind::Second, 1);
  processing.pair.insert(processing.pair.end(), second.begin(), second.end());
}

}  // namespace headlight
