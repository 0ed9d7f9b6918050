#include "core/evaluation/translation_set.h"

#include "core/evaluation/json_lines.h"
#include "core/message.h"

namespace headlight {
namespace {

ByteRange spanOf(const JsonFields& fields, const char* key, const std::string& text) {
  const nlohmann::json* value = fields.find(key);
  if (!value) fields.fail(key, Message("is missing"));
  return byteSpan(*value, text, fields, key);
}

AlignedWord wordOf(const JsonFields& fields, const TranslationPair& pair) {
  return {.target = spanOf(fields, "target", pair.target),
          .source = spanOf(fields, "source", pair.source),
          .content = fields.flag("content", false),
          .reordered = fields.flag("reordered", false)};
}

TranslationPair pairOf(const JsonLine& line) {
  TranslationPair pair;
  pair.place = line.place();
  pair.source = line.text("source");
  pair.target = line.text("target");
  pair.copy = line.fields().text("copy", {});
  pair.skeleton = line.fields().text("skeleton", {});
  pair.reordered = line.flag("reordered");
  std::size_t number = 0;
  for (const nlohmann::json& word : line.array("words")) {
    const std::string path = "words[" + std::to_string(number++) + "].";
    pair.words.push_back(wordOf(JsonFields(word, line.place(), path), pair));
  }
  return pair;
}

}  // namespace

std::vector<TranslationPair> readTranslationSet(const std::string& path) {
  std::vector<TranslationPair> pairs;
  forEachJsonLine(path, [&](const JsonLine& line) { pairs.push_back(pairOf(line)); });
  return pairs;
}

}  // namespace headlight
