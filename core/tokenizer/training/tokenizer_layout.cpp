#include "core/tokenizer/training/tokenizer_layout.h"
#include "core/tokenizer/metaspace.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace headlight {

namespace {

using Json = nlohmann::ordered_json;

SpecialTokens bertTokens() {
  SpecialTokens tokens;
  tokens.pad = "[PAD]";
  tokens.unknown = "[UNK]";
  tokens.cls = "[CLS]";
  tokens.sep = "[SEP]";
  tokens.mask = "[MASK]";
  tokens.all = {tokens.pad, tokens.unknown, tokens.cls, tokens.sep, tokens.mask};
  return tokens;
}

SpecialTokens bartTokens() {
  SpecialTokens tokens;
  tokens.bos = tokens.cls = "<s>";
  tokens.pad = "<pad>";
  tokens.eos = tokens.sep = "</s>";
  tokens.unknown = "<unk>";
  tokens.mask = "<mask>";
  tokens.all = {tokens.bos, tokens.pad, tokens.eos, tokens.unknown, tokens.mask};
  return tokens;
}

// Bytes are always known; everything else needs a token for what is not.
bool hasUnknown(const TokenizerTraining& training) {
  return training.model == TrainedModel::WordPiece || training.units == PieceUnits::Characters;
}

SpecialTokens decoderTokens(const TokenizerTraining& training) {
  SpecialTokens tokens;
  tokens.bos = "<s>";
  tokens.eos = "</s>";
  tokens.pad = "<pad>";
  tokens.all = {tokens.bos, tokens.eos, tokens.pad};
  if (!hasUnknown(training)) return tokens;
  tokens.unknown = "<unk>";
  tokens.all.push_back(tokens.unknown);
  return tokens;
}

SpecialTokens tokensWithoutTemplate(const TokenizerTraining& training) {
  if (training.model == TrainedModel::WordPiece) return bertTokens();
  if (hasUnknown(training)) return decoderTokens(training);
  SpecialTokens tokens;
  tokens.bos = tokens.eos = "<|endoftext|>";
  tokens.all = {tokens.bos};
  return tokens;
}

SpecialTokens tokensOfTemplate(const TokenizerTraining& training) {
  switch (training.surround) {
    case TokenTemplate::None:
      return tokensWithoutTemplate(training);
    case TokenTemplate::Bert:
      return bertTokens();
    case TokenTemplate::Bart:
      return bartTokens();
    case TokenTemplate::Bos:
    case TokenTemplate::Eos:
    case TokenTemplate::BosEos:
      return decoderTokens(training);
  }
  return {};
}

Json addedTokens(const SpecialTokens& tokens) {
  Json list = Json::array();
  for (std::size_t id = 0; id < tokens.all.size(); ++id) {
    // BART's and RoBERTa's mask stands for a word with the space before it.
    list.push_back({{"id", id},
                    {"content", tokens.all[id]},
                    {"single_word", false},
                    {"lstrip", tokens.all[id] == tokens.mask && tokens.mask == "<mask>"},
                    {"rstrip", false},
                    {"normalized", false},
                    {"special", true}});
  }
  return list;
}

Json normalizerOf(const TokenizerTraining& training) {
  if (training.model == TrainedModel::WordPiece) {
    return {{"type", "BertNormalizer"},
            {"clean_text", true},
            {"handle_chinese_chars", true},
            {"strip_accents", nullptr},
            {"lowercase", training.lowerCase}};
  }
  return training.lowerCase ? Json{{"type", "Lowercase"}} : Json();
}

Json splitAt(const char* expression) {
  return {
      {"type", "Split"}, {"pattern", {{"Regex", expression}}}, {"behavior", "Isolated"}, {"invert", false}};
}

Json preTokenizerOf(const TokenizerTraining& training) {
  if (training.model == TrainedModel::WordPiece) return {{"type", "BertPreTokenizer"}};
  Json steps = Json::array();
  if (training.splitHan) steps.push_back(splitAt(kHanExpression));
  const bool bytes = training.units == PieceUnits::Bytes;
  // ByteLevel has GPT-2's words built in.
  const bool builtIn = bytes && training.pattern == WordPattern::Gpt2;
  if (!builtIn) steps.push_back(splitAt(expressionOf(training.pattern)));
  if (bytes) {
    steps.push_back(
        {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", builtIn}});
  } else {
    steps.push_back({{"type", "Metaspace"},
                     {"replacement", std::string(kMetaspace)},
                     {"prepend_scheme", "never"},
                     {"split", false}});
  }
  if (steps.size() == 1) return steps[0];
  return {{"type", "Sequence"}, {"pretokenizers", std::move(steps)}};
}

Json specialItem(const std::string& token, int typeId) {
  return {{"SpecialToken", {{"id", token}, {"type_id", typeId}}}};
}

Json textItem(const char* which, int typeId) { return {{"Sequence", {{"id", which}, {"type_id", typeId}}}}; }

struct TemplateItems {
  Json single = Json::array();
  Json pair = Json::array();
};

TemplateItems encoderItems(const SpecialTokens& tokens, bool bart) {
  TemplateItems items;
  items.single = {specialItem(tokens.cls, 0), textItem("A", 0), specialItem(tokens.sep, 0)};
  items.pair = items.single;
  const int second = bart ? 0 : 1;
  if (bart) items.pair.push_back(specialItem(tokens.sep, 0));
  items.pair.push_back(textItem("B", second));
  items.pair.push_back(specialItem(tokens.sep, second));
  return items;
}

TemplateItems decoderItems(const SpecialTokens& tokens, bool bos, bool eos) {
  TemplateItems items;
  for (const auto& [which, typeId] : {std::pair("A", 0), std::pair("B", 1)}) {
    if (bos) items.pair.push_back(specialItem(tokens.bos, typeId));
    items.pair.push_back(textItem(which, typeId));
    if (eos) items.pair.push_back(specialItem(tokens.eos, typeId));
    if (typeId == 0) items.single = items.pair;
  }
  return items;
}

Json postProcessorOf(TokenTemplate surround, const SpecialTokens& tokens) {
  if (surround == TokenTemplate::None) return {};
  const bool bart = surround == TokenTemplate::Bart;
  const bool eos = surround == TokenTemplate::Eos || surround == TokenTemplate::BosEos;
  TemplateItems items = bart || surround == TokenTemplate::Bert
                            ? encoderItems(tokens, bart)
                            : decoderItems(tokens, surround != TokenTemplate::Eos, eos);
  Json used = Json::object();
  for (std::size_t id = 0; id < tokens.all.size(); ++id) {
    const std::string& token = tokens.all[id];
    const bool isUsed = std::any_of(items.pair.begin(), items.pair.end(), [&](const Json& item) {
      return item.contains("SpecialToken") && item["SpecialToken"]["id"] == token;
    });
    if (isUsed) used[token] = {{"id", token}, {"ids", {id}}, {"tokens", {token}}};
  }
  return {{"type", "TemplateProcessing"},
          {"single", std::move(items.single)},
          {"pair", std::move(items.pair)},
          {"special_tokens", std::move(used)}};
}

Json decoderOf(const TokenizerTraining& training) {
  if (training.model == TrainedModel::WordPiece)
    return {{"type", "WordPiece"}, {"prefix", "##"}, {"cleanup", true}};
  if (training.units == PieceUnits::Bytes)
    return {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}};
  const Json spaces = {
      {"type", "Replace"}, {"pattern", {{"String", std::string(kMetaspace)}}}, {"content", " "}};
  return {{"type", "Sequence"},
          {"decoders", Json::array({spaces, {{"type", "ByteFallback"}}, {{"type", "Fuse"}}})}};
}

Json modelOf(const TokenizerTraining& training, const SpecialTokens& tokens, bool keepsWords) {
  if (training.model == TrainedModel::WordPiece) {
    return {{"type", "WordPiece"},
            {"unk_token", tokens.unknown},
            {"continuing_subword_prefix", "##"},
            {"max_input_chars_per_word", 100},
            {"vocab", Json::object()}};
  }
  const bool characters = training.units == PieceUnits::Characters;
  return {{"type", "BPE"},
          {"dropout", nullptr},
          {"unk_token", characters ? Json(tokens.unknown) : Json()},
          {"continuing_subword_prefix", nullptr},
          {"end_of_word_suffix", nullptr},
          {"fuse_unk", characters},
          {"byte_fallback", characters},
          {"ignore_merges", keepsWords},
          {"vocab", Json::object()},
          {"merges", Json::array()}};
}

}  // namespace

SpecialTokens specialTokensOf(const TokenizerTraining& training) {
  SpecialTokens tokens = tokensOfTemplate(training);
  for (const std::string& token : training.specialTokens)
    if (std::find(tokens.all.begin(), tokens.all.end(), token) == tokens.all.end())
      tokens.all.push_back(token);
  return tokens;
}

const char* expressionOf(WordPattern pattern) {
  switch (pattern) {
    case WordPattern::Gpt2:
      return R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
    case WordPattern::Llama3:
      return R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|)"
             R"(\s*[\r\n]+|\s+(?!\S)|\s+)";
  }
  return "";
}

Json tokenizerLayout(const TokenizerTraining& training, const SpecialTokens& tokens, bool keepsWords) {
  return {{"version", "1.0"},
          {"truncation", nullptr},
          {"padding", nullptr},
          {"added_tokens", addedTokens(tokens)},
          {"normalizer", normalizerOf(training)},
          {"pre_tokenizer", preTokenizerOf(training)},
          {"post_processor", postProcessorOf(training.surround, tokens)},
          {"decoder", decoderOf(training)},
          {"model", modelOf(training, tokens, keepsWords)}};
}

Json tokenizerConfig(const TokenizerTraining& training, const SpecialTokens& tokens) {
  const bool bert = training.surround == TokenTemplate::Bert;
  // The class that takes tokenizer.json as it is.
  Json config = {{"tokenizer_class", "PreTrainedTokenizerFast"}};
  const std::pair<const char*, const std::string*> names[] = {
      {"bos_token", &tokens.bos}, {"eos_token", &tokens.eos}, {"unk_token", &tokens.unknown},
      {"sep_token", &tokens.sep}, {"pad_token", &tokens.pad}, {"cls_token", &tokens.cls}};
  for (const auto& [key, token] : names)
    if (!token->empty()) config[key] = *token;
  const bool takesSpace = tokens.mask == "<mask>";
  if (takesSpace) {
    config["mask_token"] = {{"__type", "AddedToken"}, {"content", tokens.mask}, {"lstrip", true},
                            {"normalized", false},    {"rstrip", false},        {"single_word", false}};
  } else if (!tokens.mask.empty()) {
    config["mask_token"] = tokens.mask;
  }
  if (!training.specialTokens.empty()) config["additional_special_tokens"] = training.specialTokens;
  config["clean_up_tokenization_spaces"] = false;
  config["model_input_names"] =
      bert ? Json{"input_ids", "token_type_ids", "attention_mask"} : Json{"input_ids", "attention_mask"};
  return config;
}

}  // namespace headlight
