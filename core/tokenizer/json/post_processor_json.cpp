#include "core/tokenizer/json/post_processor_json.h"

#include "core/tokenizer/json/component_list.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using Kind = Item::Kind;

std::vector<Item> templateItems(const JsonFields& fields, const std::string& path, const char* key,
                                const Vocabulary& vocabulary) {
  std::vector<Item> items;
  for (const JsonFields& entry : componentList(fields, path, key)) {
    Item item;
    if (const auto special = entry.object("SpecialToken")) {
      const std::string name = neededText(*special, "id");
      item.piece = vocabulary.find(name);
      if (item.piece == Vocabulary::kNone)
        special->fail("id", "is " + name + ", which is not in the vocabulary");
      item.typeId = static_cast<int>(special->integer("type_id", {0, 1 << 20}, 0));
    } else if (const auto sequence = entry.object("Sequence")) {
      const std::string name = neededText(*sequence, "id");
      if (name != "A" && name != "B") sequence->fail("id", "must be A or B, not " + name);
      item.kind = name == "A" ? Kind::First : Kind::Second;
      item.typeId = static_cast<int>(sequence->integer("type_id", {0, 1 << 20}, 0));
    } else {
      entry.fail("SpecialToken", "is missing; each entry is a SpecialToken or a Sequence");
    }
    items.push_back(item);
  }
  return items;
}

// "sep": ["[SEP]", 102]
std::int32_t namedToken(const JsonFields& fields, const char* key, const Vocabulary& vocabulary) {
  const nlohmann::json* pair = fields.find(key);
  if (pair == nullptr || !pair->is_array() || pair->empty() || !(*pair)[0].is_string()) {
    fields.fail(key, "must be a list of a token and its id");
  }
  const std::string name = (*pair)[0].get<std::string>();
  const std::int32_t piece = vocabulary.find(name);
  if (piece == Vocabulary::kNone) fields.fail(key, "is " + name + ", which is not in the vocabulary");
  return piece;
}

// RoBERTa has two separators between the texts, and only one token type.
ProcessingTemplate bertTemplate(const JsonFields& fields, const Vocabulary& vocabulary, bool roberta) {
  const Item sep{Kind::Special, namedToken(fields, "sep", vocabulary), 0};
  const Item cls{Kind::Special, namedToken(fields, "cls", vocabulary), 0};
  ProcessingTemplate result;
  result.single = {cls, {Kind::First, -1, 0}, sep};
  result.pair = result.single;
  const int second = roberta ? 0 : 1;
  if (roberta) result.pair.push_back(sep);
  result.pair.push_back({Kind::Second, -1, second});
  result.pair.push_back({Kind::Special, sep.piece, second});
  return result;
}

// `later` with the sequences in it replaced by what `earlier` makes of one text.
std::vector<Item> substituted(const std::vector<Item>& later, const std::vector<Item>& earlier) {
  std::vector<Item> items;
  for (const Item& item : later) {
    if (item.kind == Kind::Special) {
      items.push_back(item);
      continue;
    }
    for (Item inner : earlier) {
      if (inner.kind == Kind::First) inner.kind = item.kind;
      inner.typeId = item.typeId;
      items.push_back(inner);
    }
  }
  return items;
}

ProcessingTemplate sequence(const JsonFields& fields, const std::string& path, const Vocabulary& vocabulary) {
  const ProcessingTemplate nothing;
  ProcessingTemplate result;
  const auto list = componentList(fields, path, "processors");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = path + "processors[" + std::to_string(i) + "].";
    const ProcessingTemplate step = postProcessorFromJson(list[i], place, vocabulary);
    if (step == nothing) continue;
    if (result == nothing) {
      result = step;
      continue;
    }
    result.pair = substituted(step.pair, result.single);
    result.single = substituted(step.single, result.single);
  }
  return result;
}

}  // namespace

ProcessingTemplate postProcessorFromJson(const JsonFields& fields, const std::string& path,
                                         const Vocabulary& vocabulary) {
  const std::string type = neededText(fields, "type");
  if (type == "Sequence") return sequence(fields, path, vocabulary);
  if (type == "ByteLevel") return {};
  if (type == "BertProcessing") return bertTemplate(fields, vocabulary, false);
  if (type == "RobertaProcessing") return bertTemplate(fields, vocabulary, true);
  if (type == "TemplateProcessing") {
    ProcessingTemplate result;
    result.single = templateItems(fields, path, "single", vocabulary);
    if (fields.has("pair")) result.pair = templateItems(fields, path, "pair", vocabulary);
    return result;
  }
  fields.fail(
      "type",
      "is " + type +
          ", which is not known; known are BertProcessing, ByteLevel, RobertaProcessing, Sequence and "
          "TemplateProcessing");
}

}  // namespace headlight
