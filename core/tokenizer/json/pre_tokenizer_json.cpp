#include "core/tokenizer/json/pre_tokenizer_json.h"

#include "core/message.h"
#include "core/tokenizer/json/component_list.h"
#include "core/tokenizer/json/metaspace_json.h"
#include "core/tokenizer/json/text_pattern_json.h"
#include "core/tokenizer/pre_tokenizers/byte_level_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/character_class_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/character_split_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/fixed_length_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/sequence_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/split_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/unicode_scripts_pre_tokenizer.h"
#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

namespace {

using Rule = CharacterClassPreTokenizer::Rule;

std::unique_ptr<PreTokenizer> sequence(const JsonFields& fields, const std::string& path, bool keepBytes) {
  std::vector<std::unique_ptr<PreTokenizer>> steps;
  const auto list = componentList(fields, path, "pretokenizers");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = path + "pretokenizers[" + std::to_string(i) + "].";
    steps.push_back(preTokenizerFromJson(list[i], place, keepBytes && i + 1 == list.size()));
  }
  return std::make_unique<SequencePreTokenizer>(std::move(steps));
}

std::unique_ptr<PreTokenizer> metaspace(const JsonFields& fields) {
  MetaspaceFields metaspace = metaspaceFromJson(fields);
  return std::make_unique<MetaspacePreTokenizer>(std::move(metaspace.replacement), metaspace.prepend,
                                                 metaspace.split);
}

SplitBehavior behaviorOf(const JsonFields& fields) {
  const std::string name = fields.text("behavior", "Isolated");
  const auto behavior = splitBehaviorFromName(name);
  if (!behavior) {
    fields.fail("behavior", Message("is %1, which is not known; known are Removed, Isolated, "
                                    "MergedWithPrevious, MergedWithNext and Contiguous",
                                    name));
  }
  return *behavior;
}

std::unique_ptr<PreTokenizer> split(const JsonFields& fields, const std::string& path) {
  if (!fields.has("behavior")) fields.fail("behavior", Message("is missing; one of the five is needed"));
  const SplitPreTokenizer::Options options{behaviorOf(fields), fields.flag("invert", false)};
  return std::make_unique<SplitPreTokenizer>(textPatternFromJson(fields, path), options);
}

std::unique_ptr<PreTokenizer> punctuation(const JsonFields& fields) {
  return std::make_unique<CharacterSplitPreTokenizer>(
      [](char32_t c, char32_t) { return characters::isPunctuation(c); }, behaviorOf(fields));
}

std::unique_ptr<PreTokenizer> digits(const JsonFields& fields) {
  const bool individual = fields.flag("individual_digits", false);
  return std::make_unique<CharacterSplitPreTokenizer>(
      [](char32_t c, char32_t) { return characters::isNumeric(c); },
      individual ? SplitBehavior::Isolated : SplitBehavior::Contiguous);
}

std::unique_ptr<PreTokenizer> charDelimiterSplit(const JsonFields& fields) {
  const std::string delimiter = neededText(fields, "delimiter");
  if (utf8::countCodePoints(delimiter) != 1)
    fields.fail("delimiter", Message("must be one character, not \"%1\"", delimiter));
  std::size_t at = 0;
  return std::make_unique<CharacterSplitPreTokenizer>([](char32_t c, char32_t wanted) { return c == wanted; },
                                                      SplitBehavior::Removed, utf8::next(delimiter, at));
}

std::unique_ptr<PreTokenizer> byteLevel(const JsonFields& fields, bool keepBytes) {
  ByteLevelPreTokenizer::Options options;
  options.addPrefixSpace = fields.flag("add_prefix_space", false);
  options.useRegex = fields.flag("use_regex", true);
  options.keepBytes = keepBytes;
  return std::make_unique<ByteLevelPreTokenizer>(options);
}

}  // namespace

std::unique_ptr<PreTokenizer> preTokenizerFromJson(const JsonFields& fields, const std::string& path,
                                                   bool keepBytes) {
  const std::string type = neededText(fields, "type");
  if (type == "Sequence") return sequence(fields, path, keepBytes);
  if (type == "ByteLevel") return byteLevel(fields, keepBytes);
  if (type == "Metaspace") return metaspace(fields);
  if (type == "Split") return split(fields, path);
  if (type == "Punctuation") return punctuation(fields);
  if (type == "Digits") return digits(fields);
  if (type == "CharDelimiterSplit") return charDelimiterSplit(fields);
  if (type == "UnicodeScripts") return std::make_unique<UnicodeScriptsPreTokenizer>();
  if (type == "FixedLength") {
    constexpr IntegerRange kLengths{1, 1 << 30};
    return std::make_unique<FixedLengthPreTokenizer>(
        static_cast<std::size_t>(fields.integer("length", kLengths, 5)));
  }
  const auto byClass = [](Rule rule) { return std::make_unique<CharacterClassPreTokenizer>(rule); };
  if (type == "BertPreTokenizer") return byClass(Rule::Bert);
  if (type == "Whitespace") return byClass(Rule::Whitespace);
  if (type == "WhitespaceSplit") return byClass(Rule::WhitespaceSplit);
  fields.fail("type", Message("is %1, which is not known; known are BertPreTokenizer, ByteLevel, "
                              "CharDelimiterSplit, Digits, FixedLength, Metaspace, Punctuation, Sequence, "
                              "Split, UnicodeScripts, Whitespace and WhitespaceSplit",
                              type));
}

bool endsWithByteLevel(const nlohmann::json& preTokenizer) {
  const nlohmann::json* step = &preTokenizer;
  while (step->is_object()) {
    const auto list = step->find("pretokenizers");
    if (list == step->end() || !list->is_array() || list->empty()) break;
    step = &list->back();
  }
  if (!step->is_object()) return false;
  const auto type = step->find("type");
  return type != step->end() && type->is_string() && type->get_ref<const std::string&>() == "ByteLevel";
}

}  // namespace headlight
