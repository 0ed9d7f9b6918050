#include "core/tokenizer/tokenizer_folder.h"

#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {

namespace {

// Old configs leave the class to the model's config.json.
std::string classOf(const TokenizerFolder::Model& model) {
  if (!model.tokenizerClass.empty()) return model.tokenizerClass;
  return model.type == "bert"         ? "BertTokenizer"
         : model.type == "distilbert" ? "DistilBertTokenizer"
         : model.type == "gpt2"       ? "GPT2Tokenizer"
         : model.type == "roberta"    ? "RobertaTokenizer"
                                      : "";
}

}  // namespace

std::string TokenizerFolder::name(const char* file) const {
  return m_files.origin.empty() ? file : m_files.origin + "/" + file;
}

const std::string* TokenizerFolder::find(const char* file) {
  if (const auto known = m_texts.find(file); known != m_texts.end()) return &known->second;
  const auto text = m_files.find(file);
  return text ? &m_texts.emplace(file, *text).first->second : nullptr;
}

const TokenizerFolder::Model& TokenizerFolder::model() {
  if (m_model) return *m_model;
  Model model;
  if (const std::string* text = find("config.json")) {
    const nlohmann::json json = parseJson(*text, name("config.json"));
    const JsonFields fields(json, name("config.json"));
    model.type = fields.text("model_type", "");
    model.tokenizerClass = withoutFast(fields.text("tokenizer_class", ""));
  }
  return m_model.emplace(std::move(model));
}

TokenizerConfig TokenizerFolder::readConfig() {
  TokenizerConfig config;
  config.file = name("tokenizer_config.json");
  if (const std::string* text = find("tokenizer_config.json")) {
    config = tokenizerConfigFromJson(*text, config.file);
    if (config.tokenizerClass.empty()) config.tokenizerClass = classOf(model());
  }
  if (config.hasAddedTokensDecoder) return config;
  if (const std::string* text = find("special_tokens_map.json"))
    readSpecialTokensMap(*text, name("special_tokens_map.json"), config);
  if (const std::string* text = find("added_tokens.json"))
    readAddedTokens(*text, name("added_tokens.json"), config);
  return config;
}

}  // namespace headlight
