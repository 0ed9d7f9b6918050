#include "core/tokenizer/tokenizer_json.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/tokenizer/json/decoder_json.h"
#include "core/tokenizer/json/normalizer_json.h"
#include "core/tokenizer/json/post_processor_json.h"
#include "core/tokenizer/json/pre_tokenizer_json.h"
#include "core/tokenizer/json/token_model_json.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/normalizers/collapse_spaces_normalizer.h"
#include "core/tokenizer/normalizers/lowercase_normalizer.h"
#include "core/tokenizer/normalizers/strip_accents_normalizer.h"
#include "core/tokenizer/pipeline_tokenizer.h"
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

TokenizerParts partsFromJson(std::string_view text, const std::string& file) {
  const nlohmann::json json = parseJson(text, file);
  const JsonFields fields(json, file);
  const auto model = fields.object("model");
  if (!model) fields.fail("model", "is missing; an object is needed");
  const std::string kind = modelKindFromJson(*model);
  TokenizerParts parts;
  auto vocabulary = std::make_shared<Vocabulary>();
  if (!model->has("vocab")) model->fail("vocab", "is missing; an object of pieces and ids is needed");
  addPieces(*vocabulary, *model->find("vocab"), file + ": model.vocab");
  parts.addedTokens = addedTokensFromJson(fields, *vocabulary);
  parts.vocabulary = vocabulary;
  bool byteLevel = false;
  if (const auto preTokenizer = fields.object("pre_tokenizer")) {
    byteLevel = kind == "BPE" && endsWithByteLevel(*fields.find("pre_tokenizer"));
    parts.preTokenizer = preTokenizerFromJson(*preTokenizer, "pre_tokenizer.", byteLevel);
  }
  if (const auto normalizer = fields.object("normalizer")) {
    parts.normalizer = normalizerFromJson(*normalizer, "normalizer.");
  }
  if (const auto decoder = fields.object("decoder")) {
    parts.decoder = decoderFromJson(*decoder, "decoder.");
    parts.byteLevel = kind == "BPE" && decodesBytes(*decoder);
  }
  if (const auto processor = fields.object("post_processor")) {
    parts.postProcessor = postProcessorFromJson(*processor, "post_processor.", *vocabulary);
  }
  readTokenModel(*model, kind, byteLevel, parts);
  return parts;
}

std::unique_ptr<Normalizer> textNormalizer(const TokenizerConfig& config) {
  std::vector<std::unique_ptr<Normalizer>> steps;
  if (config.removeSpace) steps.push_back(std::make_unique<CollapseSpacesNormalizer>());
  if (config.lowercaseAndRemoveAccent) {
    steps.push_back(std::make_unique<LowercaseNormalizer>());
    steps.push_back(std::make_unique<StripAccentsNormalizer>());
  }
  if (steps.empty()) return nullptr;
  return std::make_unique<SequenceNormalizer>(std::move(steps));
}

}  // namespace

std::shared_ptr<const Tokenizer> loadTokenizer(const TokenizerFiles& files) {
  const auto nameOf = [&](const char* file) {
    return files.origin.empty() ? file : files.origin + "/" + file;
  };
  TokenizerConfig config;
  config.file = nameOf("tokenizer_config.json");
  if (const auto text = files.find("tokenizer_config.json"))
    config = tokenizerConfigFromJson(*text, config.file);
  TokenizerParts parts;
  if (const auto json = files.find("tokenizer.json")) {
    parts = partsFromJson(*json, nameOf("tokenizer.json"));
    parts.textNormalizer = textNormalizer(config);
  } else if (const auto words = files.find("vocab.txt")) {
    parts = wordPieceFromFiles(*words, nameOf("vocab.txt"), config);
  } else {
    const auto vocabulary = files.find("vocab.json");
    if (!vocabulary) return nullptr;
    // The first view is valid until the next call only.
    const std::string vocabularyText(*vocabulary);
    const auto merges = files.find("merges.txt");
    if (!merges) return nullptr;
    parts = bytePairFromFiles({vocabularyText, nameOf("vocab.json"), *merges, nameOf("merges.txt")}, config);
  }
  applyBosAndEos(config, *parts.vocabulary, parts.postProcessor);
  return std::make_shared<PipelineTokenizer>(std::move(parts));
}

}  // namespace headlight
