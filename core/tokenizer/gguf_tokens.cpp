#include "core/tokenizer/gguf_tokens.h"

#include <utility>

#include "core/utf8.h"

namespace headlight {
namespace {

using nlohmann::json;

constexpr std::string_view kTokens = "tokenizer.ggml.tokens";
constexpr std::string_view kTypes = "tokenizer.ggml.token_type";

}  // namespace

bool hasGgufTokens(const GgufFile& file) { return file.has(kTokens); }

GgufTokens readGgufTokens(const GgufFile& file) {
  GgufTokens tokens;
  tokens.texts = *ggufListOf<std::string_view>(file, kTokens, phrase("texts"));
  if (tokens.texts.empty()) file.fail(kTokens, Message("is empty"));
  for (std::size_t i = 0; i < tokens.texts.size(); ++i)
    if (utf8::firstInvalid(tokens.texts[i]))
      file.fail(kTokens, Message("has token %1, which is no text in UTF-8", i));
  if (const auto* kinds = ggufListOf<std::int64_t>(file, kTypes, phrase("whole numbers")))
    tokens.kinds = *kinds;
  if (!file.has(kTypes)) tokens.kinds.assign(tokens.texts.size(), GgufTokens::Normal);
  if (tokens.kinds.size() != tokens.texts.size())
    file.fail(kTypes, Message("has %1 values for %2 tokens", tokens.kinds.size(), tokens.texts.size()));
  return tokens;
}

std::optional<std::int64_t> GgufTokens::idOf(const GgufFile& file, const char* name) const {
  const std::string key = std::string("tokenizer.ggml.") + name;
  if (!file.has(key)) return std::nullopt;
  const std::int64_t id = file.count(key, 0);
  if (id >= static_cast<std::int64_t>(texts.size()))
    file.fail(key, Message("is %1, and there are only %2 tokens", id, texts.size()));
  return id;
}

json ggufAddedTokens(const GgufTokens& tokens) {
  json added = json::array();
  for (std::size_t id = 0; id < tokens.texts.size(); ++id) {
    const bool special = tokens.kinds[id] == GgufTokens::Control || tokens.kinds[id] == GgufTokens::Unknown;
    if (!special && tokens.kinds[id] != GgufTokens::UserDefined) continue;
    added.push_back({{"id", id},
                     {"content", tokens.texts[id]},
                     {"single_word", false},
                     {"lstrip", false},
                     {"rstrip", false},
                     {"normalized", false},
                     {"special", special}});
  }
  return added;
}

json ggufTokensAround(const GgufTokens& tokens, const GgufTextEnds& ends,
                      std::optional<std::int64_t> firstOfSecond) {
  json defined = json::object();
  const auto around = [&](const char* name, int type, std::optional<std::int64_t> first) {
    json items = json::array();
    const auto add = [&](std::optional<std::int64_t> id) {
      if (!id) return;
      const std::string text = tokens.textOf(*id);
      defined[text] = {{"id", text}, {"ids", {*id}}, {"tokens", {text}}};
      items.push_back({{"SpecialToken", {{"id", text}, {"type_id", type}}}});
    };
    add(first);
    items.push_back({{"Sequence", {{"id", name}, {"type_id", type}}}});
    add(ends.last);
    return items;
  };
  json processor = {{"type", "TemplateProcessing"}};
  processor["single"] = around("A", 0, ends.first);
  processor["pair"] = around("A", 0, ends.first);
  for (json& item : around("B", 1, firstOfSecond)) processor["pair"].push_back(std::move(item));
  processor["special_tokens"] = defined;
  return processor;
}

}  // namespace headlight
