#include "core/tokenizer/config_overrides.h"

#include <nlohmann/json.hpp>

namespace headlight {

namespace {

// The component of a tokenizer.json if it is of this type.
nlohmann::json* componentOfType(nlohmann::json& tokenizer, const char* name, const char* type) {
  if (!tokenizer.is_object()) return nullptr;
  const auto component = tokenizer.find(name);
  if (component == tokenizer.end() || !component->is_object()) return nullptr;
  const auto found = component->find("type");
  return found != component->end() && *found == type ? &*component : nullptr;
}

}  // namespace

void overrideComponents(const TokenizerConfig& config, nlohmann::json& tokenizer) {
  if (!config.isThere) return;
  const std::string& name = config.tokenizerClass;
  if (name == "BertTokenizer" || name == "DistilBertTokenizer") {
    if (nlohmann::json* normalizer = componentOfType(tokenizer, "normalizer", "BertNormalizer")) {
      (*normalizer)["lowercase"] = config.doLowerCase;
      (*normalizer)["handle_chinese_chars"] = config.tokenizeChineseChars;
      (*normalizer)["strip_accents"] =
          config.stripAccents ? nlohmann::json(*config.stripAccents) : nlohmann::json();
    }
  }
  if (name == "GPT2Tokenizer" || name == "RobertaTokenizer") {
    if (nlohmann::json* bytes = componentOfType(tokenizer, "pre_tokenizer", "ByteLevel"))
      (*bytes)["add_prefix_space"] = config.addPrefixSpace;
  }
}

void addConfiguredTokens(const TokenizerConfig& config, AddedTokenList& tokens) {
  std::vector<AddedToken> missing;
  for (const AddedToken& token : config.addedTokens) {
    const AddedToken* known = tokens.find(token.content);
    AddedToken same = token;
    if (known) same.id = known->id;
    if (!known || *known != same) missing.push_back(token);
  }
  for (const AddedToken& token : missing) tokens.add(token);
  for (const AddedToken& token : config.namedTokens) {
    if (!tokens.contains(token.content)) tokens.add(token);
  }
}

}  // namespace headlight
