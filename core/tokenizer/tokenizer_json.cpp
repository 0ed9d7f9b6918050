#include "core/tokenizer/tokenizer_json.h"

#include <array>

#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/message.h"
#include "core/tokenizer/character_vocabulary.h"
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
#include "core/tokenizer/tokenizer_folder.h"
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
  if (!model) fields.fail("model", Message("is missing; an object is needed"));
  const std::string kind = modelKindFromJson(*model);
  TokenizerParts parts;
  auto vocabulary = std::make_shared<Vocabulary>();
  if (!model->has("vocab"))
    model->fail("vocab", Message("is missing; an object of pieces and ids is needed"));
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

// The names under which SentencePiece files lie in checkpoints.
constexpr std::array<const char*, 9> kSentencePieceFiles = {
    "tokenizer.model",     "spiece.model", "sentencepiece.bpe.model",
    "sentencepiece.model", "spm.model",    "source.spm",
    "spm_bpe.model",       "bpe.model",    "tokenizer.spm"};

TokenizerParts partsFromSentencePiece(TokenizerFolder& folder, const char* modelFile,
                                      const char* vocabularyFile, TokenizerConfig& config) {
  SentencePieceFiles files;
  files.model = *folder.find(modelFile);
  files.modelFile = folder.name(modelFile);
  files.modelType = folder.model().type;
  if (const std::string* vocabulary = folder.find(vocabularyFile)) files.vocabulary = *vocabulary;
  files.vocabularyFile = folder.name(vocabularyFile);
  if (config.tokenizerClass.empty()) config.tokenizerClass = folder.model().tokenizerClass;
  return sentencePieceFromFiles(files, config);
}

std::optional<TokenizerParts> partsOf(TokenizerFolder& folder, TokenizerConfig& config) {
  if (const std::string* words = folder.find("vocab.txt"))
    return wordPieceFromFiles(*words, folder.name("vocab.txt"), config);
  const std::string* vocabulary = folder.find("vocab.json");
  const std::string* merges = vocabulary ? folder.find("merges.txt") : nullptr;
  if (merges) {
    return bytePairFromFiles({*vocabulary, folder.name("vocab.json"), *merges, folder.name("merges.txt")},
                             config);
  }
  for (const char* file : kSentencePieceFiles)
    if (folder.find(file)) return partsFromSentencePiece(folder, file, "vocab.json", config);
  if (const std::string* letters = folder.find("grapheme_vocab.json"))
    return charactersFromFile(*letters, folder.name("grapheme_vocab.json"));
  return std::nullopt;
}

std::optional<TokenizerParts> targetPartsOf(TokenizerFolder& folder, TokenizerConfig& config) {
  if (folder.find("tokenizer.json")) return std::nullopt;
  if (folder.find("target.spm")) {
    const char* vocabulary = config.separateVocabularies ? "target_vocab.json" : "vocab.json";
    return partsFromSentencePiece(folder, "target.spm", vocabulary, config);
  }
  if (const std::string* sounds = folder.find("phoneme_vocab.json"))
    return charactersFromFile(*sounds, folder.name("phoneme_vocab.json"));
  if (config.targetLanguage.empty()) return std::nullopt;
  config.sourceLanguage = config.targetLanguage;
  return partsOf(folder, config);
}

// Only folders without a tokenizer.json, which says itself what it adds, come here.
std::shared_ptr<const Tokenizer> assembled(TokenizerParts parts, const TokenizerConfig& config) {
  applyBosAndEos(config, *parts.vocabulary, parts.postProcessor);
  return std::make_shared<PipelineTokenizer>(std::move(parts));
}

}  // namespace

std::shared_ptr<const Tokenizer> loadTokenizer(const TokenizerFiles& files) {
  TokenizerFolder folder(files);
  TokenizerConfig config = folder.readConfig();
  if (const std::string* file = folder.find("tokenizer.json")) {
    nlohmann::json json = parseJson(*file, folder.name("tokenizer.json"));
    return std::make_shared<PipelineTokenizer>(partsFromJson(json, folder.name("tokenizer.json"), config));
  }
  std::optional<TokenizerParts> parts = partsOf(folder, config);
  return parts ? assembled(std::move(*parts), config) : nullptr;
}

std::shared_ptr<const Tokenizer> loadTargetTokenizer(const TokenizerFiles& files) {
  TokenizerFolder folder(files);
  TokenizerConfig config = folder.readConfig();
  std::optional<TokenizerParts> parts = targetPartsOf(folder, config);
  return parts ? assembled(std::move(*parts), config) : nullptr;
}

}  // namespace headlight
