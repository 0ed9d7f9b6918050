#include "core/tokenizer/json/pre_tokenizer_json.h"

#include "core/tokenizer/json/component_list.h"
#include "core/tokenizer/json/metaspace_json.h"
#include "core/tokenizer/json/text_pattern_json.h"
#include "core/tokenizer/pre_tokenizers/byte_level_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/character_class_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/sequence_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/split_pre_tokenizer.h"

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

std::unique_ptr<PreTokenizer> split(const JsonFields& fields, const std::string& path) {
  using Mode = SplitPreTokenizer::Mode;
  const std::string behavior = fields.text("behavior", "Isolated");
  bool known = false;
  for (const char* name : {"Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"}) {
    known = known || behavior == name;
  }
  if (!known && behavior != "removed" && behavior != "isolated") {
    fields.fail("behavior", "is " + behavior +
                                ", which is not known; known are Removed, Isolated, MergedWithPrevious, "
                                "MergedWithNext and Contiguous");
  }
  const bool removed = behavior == "Removed" || behavior == "removed";
  const Mode mode = fields.flag("invert", false) ? Mode::MatchesOnly
                    : removed                    ? Mode::Removed
                                                 : Mode::Isolated;
  return std::make_unique<SplitPreTokenizer>(textPatternFromJson(fields, path), mode);
}

}  // namespace

std::unique_ptr<PreTokenizer> preTokenizerFromJson(const JsonFields& fields, const std::string& path,
                                                   bool keepBytes) {
  const std::string type = neededText(fields, "type");
  if (type == "Sequence") return sequence(fields, path, keepBytes);
  if (type == "ByteLevel") {
    ByteLevelPreTokenizer::Options options;
    options.addPrefixSpace = fields.flag("add_prefix_space", false);
    options.useRegex = fields.flag("use_regex", true);
    options.keepBytes = keepBytes;
    return std::make_unique<ByteLevelPreTokenizer>(options);
  }
  if (type == "Metaspace") return metaspace(fields);
  if (type == "Split") return split(fields, path);
  const auto byClass = [](Rule rule) { return std::make_unique<CharacterClassPreTokenizer>(rule); };
  if (type == "BertPreTokenizer") return byClass(Rule::Bert);
  if (type == "Whitespace") return byClass(Rule::Whitespace);
  if (type == "WhitespaceSplit") return byClass(Rule::WhitespaceSplit);
  if (type == "Punctuation") return byClass(Rule::Punctuation);
  if (type == "Digits") {
    return byClass(fields.flag("individual_digits", false) ? Rule::IndividualDigits : Rule::Digits);
  }
  fields.fail("type", "is " + type +
                          ", which is not known; known are BertPreTokenizer, ByteLevel, Digits, Metaspace, "
                          "Punctuation, Sequence, Split, Whitespace and WhitespaceSplit");
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
