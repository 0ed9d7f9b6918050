#include "core/tokenizer/json/post_processor_json.h"

#include <map>

#include "core/message.h"
#include "core/tokenizer/json/component_list.h"
#include "core/tokenizer/models/vocabulary.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using Kind = Item::Kind;
using Items = std::vector<Item>;
// What a step leaves to the next: the parts that are joined in the end. A text is one part, a pair two; a
// template makes a part of each of its entries, so that a second template may find more than it can take.
using Parts = std::vector<Items>;

constexpr IntegerRange kTypeIds{0, 1 << 20};

Item special(std::int32_t id, std::string token, int typeId) {
  return {Kind::Special, typeId, id, std::move(token)};
}

bool isId(const nlohmann::json& value) {
  return value.is_number_unsigned() &&
         value.get<std::uint64_t>() <= static_cast<std::uint64_t>(Vocabulary::kMaxId);
}

// The tokens that "special_tokens" defines, by the name that a template calls them by.
std::map<std::string, Items> definedTokens(const JsonFields& fields, const std::string& path) {
  std::map<std::string, Items> defined;
  if (!fields.object("special_tokens")) return defined;
  for (const auto& [name, value] : fields.find("special_tokens")->items()) {
    const JsonFields entry(value, fields.file(), path + "special_tokens[\"" + name + "\"].");
    const nlohmann::json* ids = entry.find("ids");
    const nlohmann::json* tokens = entry.find("tokens");
    if (ids == nullptr || !ids->is_array()) entry.fail("ids", Message("must be a list of token ids"));
    if (tokens == nullptr || !tokens->is_array() || tokens->size() != ids->size())
      entry.fail("tokens", Message("must be a list of as many texts as there are ids"));
    Items& items = defined[name];
    for (std::size_t i = 0; i < ids->size(); ++i) {
      if (!isId((*ids)[i]))
        entry.fail("ids", Message("must be a list of token ids, not %1", briefJson(*ids)));
      if (!(*tokens)[i].is_string()) entry.fail("tokens", Message("must be a list of texts"));
      items.push_back(special((*ids)[i].get<std::int32_t>(), (*tokens)[i].get<std::string>(), 0));
    }
  }
  return defined;
}

// One side of a template ("single" or "pair") put around `texts`.
Parts applied(const JsonFields& fields, const std::string& path, const char* key, const Parts& texts) {
  const auto defined = definedTokens(fields, path);
  Parts parts;
  for (const JsonFields& entry : componentList(fields, path, key)) {
    Items items;
    if (const auto token = entry.object("SpecialToken")) {
      const auto found = defined.find(neededText(*token, "id"));
      if (found == defined.end())
        token->fail("id", Message("is %1, which special_tokens does not define", token->text("id", "")));
      items = found->second;
      for (Item& item : items) item.typeId = static_cast<int>(token->integer("type_id", kTypeIds, 0));
    } else if (const auto sequence = entry.object("Sequence")) {
      const std::string name = neededText(*sequence, "id");
      if (name != "A" && name != "B") sequence->fail("id", Message("must be A or B, not %1", name));
      if (name == "B" && texts.size() < 2)
        sequence->fail("id", Message("is B, where there is one text only"));
      items = texts[name == "A" ? 0 : 1];
      for (Item& item : items) item.typeId = static_cast<int>(sequence->integer("type_id", kTypeIds, 0));
    } else {
      entry.fail("SpecialToken", Message("is missing; each entry is a SpecialToken or a Sequence"));
    }
    parts.push_back(std::move(items));
  }
  return parts;
}

// "sep": ["[SEP]", 102]
Item namedToken(const JsonFields& fields, const char* key) {
  const nlohmann::json* pair = fields.find(key);
  if (pair == nullptr || !pair->is_array() || pair->size() != 2 || !(*pair)[0].is_string() ||
      !isId((*pair)[1])) {
    fields.fail(key, Message("must be a list of a token and its id"));
  }
  return special((*pair)[1].get<std::int32_t>(), (*pair)[0].get<std::string>(), 0);
}

// [CLS] text [SEP], and each further text with a [SEP] of its own behind it. RoBERTa has a second separator
// between the texts, and only one token type.
Parts surrounded(const JsonFields& fields, Parts parts, bool roberta) {
  const Item sep = namedToken(fields, "sep");
  const Item cls = namedToken(fields, "cls");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Items& items = parts[i];
    Item end = sep;
    end.typeId = i > 0 && !roberta ? 1 : 0;
    if (roberta) {
      for (Item& item : items) item.typeId = 0;
    }
    if (i == 0) items.insert(items.begin(), cls);
    if (i > 0 && roberta) items.insert(items.begin(), sep);
    items.push_back(end);
  }
  return parts;
}

Parts processed(const JsonFields& fields, const std::string& path, Parts parts) {
  const std::string type = neededText(fields, "type");
  if (type == "ByteLevel") return parts;
  if (type == "BertProcessing") return surrounded(fields, std::move(parts), false);
  if (type == "RobertaProcessing") return surrounded(fields, std::move(parts), true);
  if (type == "TemplateProcessing") {
    if (parts.empty() || parts.size() > 2) {
      fields.fail("type", Message("is TemplateProcessing behind a post-processor that makes %1 parts, of "
                                  "which a template takes one or two",
                                  parts.size()));
    }
    return applied(fields, path, parts.size() == 1 ? "single" : "pair", parts);
  }
  if (type == "Sequence") {
    const auto list = componentList(fields, path, "processors");
    for (std::size_t i = 0; i < list.size(); ++i) {
      parts = processed(list[i], path + "processors[" + std::to_string(i) + "].", std::move(parts));
    }
    return parts;
  }
  fields.fail("type", Message("is %1, which is not known; known are BertProcessing, ByteLevel, "
                              "RobertaProcessing, Sequence and TemplateProcessing",
                              type));
}

Items joined(const Parts& parts) {
  Items items;
  for (const Items& part : parts) items.insert(items.end(), part.begin(), part.end());
  return items;
}

}  // namespace

ProcessingTemplate postProcessorFromJson(const JsonFields& fields, const std::string& path) {
  const Item first{Kind::First, 0, -1, {}};
  const Item second{Kind::Second, 1, -1, {}};
  ProcessingTemplate result;
  result.single = joined(processed(fields, path, {{first}}));
  result.pair = joined(processed(fields, path, {{first}, {second}}));
  return result;
}

}  // namespace headlight
