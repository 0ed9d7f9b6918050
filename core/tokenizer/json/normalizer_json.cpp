#include "core/tokenizer/json/normalizer_json.h"

#include "core/io/base64.h"
#include "core/message.h"
#include "core/tokenizer/json/component_list.h"
#include "core/tokenizer/json/text_pattern_json.h"
#include "core/tokenizer/normalizers/bert_normalizer.h"
#include "core/tokenizer/normalizers/byte_level_normalizer.h"
#include "core/tokenizer/normalizers/lowercase_normalizer.h"
#include "core/tokenizer/normalizers/nmt_normalizer.h"
#include "core/tokenizer/normalizers/precompiled_normalizer.h"
#include "core/tokenizer/normalizers/prepend_normalizer.h"
#include "core/tokenizer/normalizers/replace_normalizer.h"
#include "core/tokenizer/normalizers/strip_accents_normalizer.h"
#include "core/tokenizer/normalizers/strip_normalizer.h"
#include "core/tokenizer/normalizers/unicode_normalizer.h"

namespace headlight {

namespace {

std::unique_ptr<Normalizer> bertNormalizer(const JsonFields& fields) {
  BertNormalizer::Options options;
  options.cleanText = fields.flag("clean_text", true);
  options.handleChineseChars = fields.flag("handle_chinese_chars", true);
  options.lowercase = fields.flag("lowercase", true);
  options.stripAccents = fields.flag("strip_accents", options.lowercase);
  return std::make_unique<BertNormalizer>(options);
}

std::unique_ptr<Normalizer> precompiled(const JsonFields& fields, const std::string& path) {
  const auto bytes = bytesFromBase64(fields.text("precompiled_charsmap", ""));
  if (!bytes) fields.fail("precompiled_charsmap", Message("is no base64 text"));
  return std::make_unique<PrecompiledNormalizer>(
      CharacterMap(*bytes, fields.file() + ": " + path + "precompiled_charsmap"));
}

std::unique_ptr<Normalizer> normalizerSequence(const JsonFields& fields, const std::string& path) {
  std::vector<std::unique_ptr<Normalizer>> steps;
  const auto list = componentList(fields, path, "normalizers");
  for (std::size_t i = 0; i < list.size(); ++i) {
    steps.push_back(normalizerFromJson(list[i], path + "normalizers[" + std::to_string(i) + "]."));
  }
  return std::make_unique<SequenceNormalizer>(std::move(steps));
}

}  // namespace

std::unique_ptr<Normalizer> normalizerFromJson(const JsonFields& fields, const std::string& path) {
  using Form = UnicodeNormalizer::Form;
  const std::string type = neededText(fields, "type");
  if (type == "Sequence") return normalizerSequence(fields, path);
  if (type == "BertNormalizer") return bertNormalizer(fields);
  if (type == "NFC") return std::make_unique<UnicodeNormalizer>(Form::C);
  if (type == "NFD") return std::make_unique<UnicodeNormalizer>(Form::D);
  if (type == "NFKC") return std::make_unique<UnicodeNormalizer>(Form::KC);
  if (type == "NFKD") return std::make_unique<UnicodeNormalizer>(Form::KD);
  if (type == "Lowercase") return std::make_unique<LowercaseNormalizer>();
  if (type == "StripAccents") return std::make_unique<StripAccentsNormalizer>();
  if (type == "Nmt") return std::make_unique<NmtNormalizer>();
  if (type == "ByteLevel") return std::make_unique<ByteLevelNormalizer>();
  if (type == "Strip") {
    return std::make_unique<StripNormalizer>(fields.flag("strip_left", false),
                                             fields.flag("strip_right", false));
  }
  if (type == "Prepend") return std::make_unique<PrependNormalizer>(neededText(fields, "prepend"));
  if (type == "Replace") {
    return std::make_unique<ReplaceNormalizer>(textPatternFromJson(fields, path), fields.text("content", ""));
  }
  if (type == "Precompiled") return precompiled(fields, path);
  fields.fail("type",
              Message("is %1, which is not known; known are BertNormalizer, ByteLevel, Lowercase, NFC, NFD, "
                      "NFKC, NFKD, Nmt, Precompiled, Prepend, Replace, Sequence, Strip and StripAccents",
                      type));
}

}  // namespace headlight
