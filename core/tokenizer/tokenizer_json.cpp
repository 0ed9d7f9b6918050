#include "core/tokenizer/tokenizer_json.h"

#include <array>
#include <deque>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/tokenizer/config_overrides.h"
#include "core/tokenizer/json/decoder_json.h"
#include "core/tokenizer/json/normalizer_json.h"
#include "core/tokenizer/json/post_processor_json.h"
#include "core/tokenizer/json/pre_tokenizer_json.h"
#include "core/tokenizer/json/token_model_json.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/pipeline_tokenizer.h"
#include "core/tokenizer/sentence_piece/sentence_piece_tokenizer.h"
#include "core/tokenizer/tokenizer_config.h"
#include "core/tokenizer/vocabulary_files.h"

namespace headlight {

namespace {

bool decodesBytes(const JsonFields& decoder) {
  if (decoder.text("type", "") == "ByteLevel") return true;
  const nlohmann::json* steps = decoder.find("decoders");
  if (steps == nullptr || !steps->is_array()) return false;
  for (const nlohmann::json& step : *steps) {
    if (step.is_object() && step.value("type", nlohmann::json()) == "ByteLevel") return true;
  }
  return false;
}

std::unique_ptr<PreTokenizer> preTokenizerOf(const JsonFields& fields, bool byteLevel) {
  const auto preTokenizer = fields.object("pre_tokenizer");
  return preTokenizer ? preTokenizerFromJson(*preTokenizer, "pre_tokenizer.", byteLevel) : nullptr;
}

TokenizerParts partsFromJson(nlohmann::json& json, const std::string& file, const TokenizerConfig& config) {
  overrideComponents(config, json);
  const JsonFields fields(json, file);
  const auto model = fields.object("model");
  if (!model) fields.fail("model", "is missing; an object is needed");
  const std::string kind = modelKindFromJson(*model);
  TokenizerParts parts;
  auto vocabulary = std::make_shared<Vocabulary>();
  if (!model->has("vocab")) model->fail("vocab", "is missing; an object of pieces and ids is needed");
  if (kind == "Unigram") {
    addScoredPieces(*vocabulary, *model->find("vocab"), file + ": model.vocab");
  } else {
    addPieces(*vocabulary, *model->find("vocab"), file + ": model.vocab");
  }
  AddedTokenList added(*vocabulary, kind == "Unigram" ? vocabulary->idCount() : vocabulary->pieceCount());
  addedTokensFromJson(fields, added);
  addConfiguredTokens(config, added);
  parts.addedTokens = added.tokens();
  parts.vocabulary = vocabulary;
  const bool byteLevel =
      kind == "BPE" && fields.has("pre_tokenizer") && endsWithByteLevel(*fields.find("pre_tokenizer"));
  parts.preTokenizer = preTokenizerOf(fields, byteLevel);
  if (const auto normalizer = fields.object("normalizer"))
    parts.normalizer = normalizerFromJson(*normalizer, "normalizer.");
  if (const auto decoder = fields.object("decoder")) {
    parts.decoder = decoderFromJson(*decoder, "decoder.");
    parts.byteLevel = kind == "BPE" && decodesBytes(*decoder);
  }
  if (const auto processor = fields.object("post_processor"))
    parts.postProcessor = postProcessorFromJson(*processor, "post_processor.");
  readTokenModel(*model, kind, byteLevel, parts);
  return parts;
}

// Finds files and says what messages call them. The texts stay valid as long as this does.
class FolderTexts {
 public:
  explicit FolderTexts(const TokenizerFiles& files) : m_files(files) {}
  std::string name(const char* file) const {
    return m_files.origin.empty() ? file : m_files.origin + "/" + file;
  }
  const std::string* find(const char* file) {
    const auto text = m_files.find(file);
    return text ? &m_texts.emplace_back(*text) : nullptr;
  }

 private:
  const TokenizerFiles& m_files;
  std::deque<std::string> m_texts;
};

// Old configs leave the class to the model's config.json.
std::string classOfModel(FolderTexts& folder) {
  const std::string* text = folder.find("config.json");
  if (!text) return {};
  const nlohmann::json json = parseJson(*text, folder.name("config.json"));
  const JsonFields fields(json, folder.name("config.json"));
  if (fields.has("tokenizer_class")) return withoutFast(fields.text("tokenizer_class", ""));
  const std::string type = fields.text("model_type", "");
  return type == "bert"         ? "BertTokenizer"
         : type == "distilbert" ? "DistilBertTokenizer"
         : type == "gpt2"       ? "GPT2Tokenizer"
         : type == "roberta"    ? "RobertaTokenizer"
                                : "";
}

TokenizerConfig readConfig(FolderTexts& folder) {
  TokenizerConfig config;
  config.file = folder.name("tokenizer_config.json");
  if (const std::string* text = folder.find("tokenizer_config.json")) {
    config = tokenizerConfigFromJson(*text, config.file);
    if (config.tokenizerClass.empty()) config.tokenizerClass = classOfModel(folder);
  }
  if (config.hasAddedTokensDecoder) return config;
  if (const std::string* text = folder.find("special_tokens_map.json"))
    readSpecialTokensMap(*text, folder.name("special_tokens_map.json"), config);
  if (const std::string* text = folder.find("added_tokens.json"))
    readAddedTokens(*text, folder.name("added_tokens.json"), config);
  return config;
}

// The names under which SentencePiece files lie in checkpoints.
constexpr std::array<const char*, 9> kSentencePieceFiles = {
    "tokenizer.model",     "spiece.model", "sentencepiece.bpe.model",
    "sentencepiece.model", "spm.model",    "source.spm",
    "spm_bpe.model",       "bpe.model",    "tokenizer.spm"};

std::string modelTypeOf(FolderTexts& folder, TokenizerConfig& config) {
  const std::string* text = folder.find("config.json");
  if (!text) return {};
  const nlohmann::json json = parseJson(*text, folder.name("config.json"));
  const JsonFields fields(json, folder.name("config.json"));
  if (config.tokenizerClass.empty()) config.tokenizerClass = withoutFast(fields.text("tokenizer_class", ""));
  return fields.text("model_type", "");
}

std::optional<TokenizerParts> partsFromSentencePiece(FolderTexts& folder, TokenizerConfig& config) {
  for (const char* file : kSentencePieceFiles) {
    const std::string* model = folder.find(file);
    if (!model) continue;
    SentencePieceFiles files;
    files.model = *model;
    files.modelFile = folder.name(file);
    files.modelType = modelTypeOf(folder, config);
    if (const std::string* vocabulary = folder.find("vocab.json")) files.vocabulary = *vocabulary;
    files.vocabularyFile = folder.name("vocab.json");
    return sentencePieceFromFiles(files, config);
  }
  return std::nullopt;
}

std::optional<TokenizerParts> partsOf(FolderTexts& folder, TokenizerConfig& config) {
  if (const std::string* words = folder.find("vocab.txt"))
    return wordPieceFromFiles(*words, folder.name("vocab.txt"), config);
  const std::string* vocabulary = folder.find("vocab.json");
  const std::string* merges = vocabulary ? folder.find("merges.txt") : nullptr;
  if (merges) {
    return bytePairFromFiles({*vocabulary, folder.name("vocab.json"), *merges, folder.name("merges.txt")},
                             config);
  }
  return partsFromSentencePiece(folder, config);
}

}  // namespace

std::shared_ptr<const Tokenizer> loadTokenizer(const TokenizerFiles& files) {
  FolderTexts folder(files);
  TokenizerConfig config = readConfig(folder);
  std::optional<TokenizerParts> parts;
  const std::string* file = folder.find("tokenizer.json");
  if (file) {
    nlohmann::json json = parseJson(*file, folder.name("tokenizer.json"));
    parts = partsFromJson(json, folder.name("tokenizer.json"), config);
  } else {
    parts = partsOf(folder, config);
    if (!parts) return nullptr;
    // A tokenizer.json says itself what it adds.
    applyBosAndEos(config, *parts->vocabulary, parts->postProcessor);
  }
  return std::make_shared<PipelineTokenizer>(std::move(*parts));
}

}  // namespace headlight
