#include "core/tokenizer/gguf_vocabulary.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/io/json_fields.h"
#include "core/tokenizer/gguf_words.h"
#include "core/utf8.h"

namespace headlight {
namespace {

using nlohmann::json;

constexpr std::string_view kTokens = "tokenizer.ggml.tokens";
constexpr std::string_view kTypes = "tokenizer.ggml.token_type";
constexpr std::string_view kScores = "tokenizer.ggml.scores";
constexpr std::string_view kMerges = "tokenizer.ggml.merges";

// The kinds of tokens, in llama.cpp as in SentencePiece.
enum Kind : std::int64_t { Normal = 1, Unknown = 2, Control = 3, UserDefined = 4, Byte = 6 };

template <typename Element>
const std::vector<Element>* listOf(const GgufFile& file, std::string_view key, const char* what) {
  const GgufList* list = file.list(key);
  if (list == nullptr) return nullptr;
  const auto* elements = std::get_if<std::vector<Element>>(list);
  if (elements == nullptr) file.fail(key, std::string("must be a list of ") + what);
  return elements;
}

/// The vocabulary as all kinds of tokenizers have it.
struct Tokens {
  std::vector<std::string_view> texts;
  std::vector<std::int64_t> kinds;  // as many
};

Tokens readTokens(const GgufFile& file) {
  Tokens tokens;
  tokens.texts = *listOf<std::string_view>(file, kTokens, "texts");
  if (tokens.texts.empty()) file.fail(kTokens, "is empty");
  for (std::size_t i = 0; i < tokens.texts.size(); ++i)
    if (utf8::firstInvalid(tokens.texts[i]))
      file.fail(kTokens, "has token " + std::to_string(i) + ", which is no text in UTF-8");
  if (const auto* kinds = listOf<std::int64_t>(file, kTypes, "whole numbers")) tokens.kinds = *kinds;
  if (!file.has(kTypes)) tokens.kinds.assign(tokens.texts.size(), Normal);
  if (tokens.kinds.size() != tokens.texts.size())
    file.fail(kTypes, "has " + std::to_string(tokens.kinds.size()) + " values for " +
                          std::to_string(tokens.texts.size()) + " tokens");
  return tokens;
}

/// The token whose id a key has, if it has one.
std::optional<std::int64_t> idOf(const GgufFile& file, const Tokens& tokens, const char* name) {
  const std::string key = std::string("tokenizer.ggml.") + name;
  if (!file.has(key)) return std::nullopt;
  const std::int64_t id = file.count(key, 0);
  if (id >= static_cast<std::int64_t>(tokens.texts.size()))
    file.fail(key, "is " + std::to_string(id) + ", and there are only " +
                       std::to_string(tokens.texts.size()) + " tokens");
  return id;
}

std::string textOf(const Tokens& tokens, std::int64_t id) {
  return std::string(tokens.texts[static_cast<std::size_t>(id)]);
}

// ---- byte pairs with merges ----

json addedTokens(const Tokens& tokens) {
  json added = json::array();
  for (std::size_t id = 0; id < tokens.texts.size(); ++id) {
    const bool special = tokens.kinds[id] == Control || tokens.kinds[id] == Unknown;
    if (!special && tokens.kinds[id] != UserDefined) continue;
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

/// A template of the texts with tokens around each.
json processorOf(const Tokens& tokens, std::optional<std::int64_t> bos, std::optional<std::int64_t> eos) {
  json defined = json::object();
  const auto around = [&](const char* name, int type) {
    json items = json::array();
    const auto add = [&](std::optional<std::int64_t> id) {
      if (!id) return;
      const std::string text = textOf(tokens, *id);
      defined[text] = {{"id", text}, {"ids", {*id}}, {"tokens", {text}}};
      items.push_back({{"SpecialToken", {{"id", text}, {"type_id", type}}}});
    };
    add(bos);
    items.push_back({{"Sequence", {{"id", name}, {"type_id", type}}}});
    add(eos);
    return items;
  };
  json processor = {{"type", "TemplateProcessing"}};
  processor["single"] = around("A", 0);
  processor["pair"] = around("A", 0);
  for (json& item : around("B", 1)) processor["pair"].push_back(std::move(item));
  processor["special_tokens"] = defined;
  return processor;
}

json bytePairModel(const GgufFile& file, const Tokens& tokens, bool ignoreMerges) {
  json vocabulary = json::object();
  // Of equal texts the first counts.
  for (std::size_t id = 0; id < tokens.texts.size(); ++id)
    vocabulary.emplace(std::string(tokens.texts[id]), id);
  const auto* merges = listOf<std::string_view>(file, kMerges, "texts");
  if (merges == nullptr) file.fail(kMerges, "is missing");
  for (std::size_t i = 0; i < merges->size(); ++i)
    if (utf8::firstInvalid((*merges)[i]))
      file.fail(kMerges, "has merge " + std::to_string(i) + ", which is no text in UTF-8");
  return {{"type", "BPE"},
          {"ignore_merges", ignoreMerges},
          {"vocab", std::move(vocabulary)},
          {"merges", *merges}};
}

std::string bytePairFile(const GgufFile& file, const Tokens& tokens) {
  const GgufWords words = ggufWords(file.text("tokenizer.ggml.pre", "default"), file.file);
  std::optional<std::int64_t> bos = idOf(file, tokens, "bos_token_id");
  std::optional<std::int64_t> eos = idOf(file, tokens, "eos_token_id");
  if (!file.flag("tokenizer.ggml.add_bos_token", words.beginsWithBos)) bos.reset();
  if (!file.flag("tokenizer.ggml.add_eos_token", false)) eos.reset();
  json result = {{"version", "1.0"}};
  result["added_tokens"] = addedTokens(tokens);
  result["normalizer"] = words.normalizer;
  result["pre_tokenizer"] = words.preTokenizer;
  result["post_processor"] = processorOf(tokens, bos, eos);
  result["decoder"] = {{"type", "ByteLevel"}};
  result["model"] = bytePairModel(file, tokens, words.ignoreMerges);
  return result.dump();
}

// ---- SentencePiece, see SentencePieceModel for the fields ----

std::string variable(std::uint64_t number) {
  std::string bytes;
  for (; number >= 128; number >>= 7) bytes += static_cast<char>((number & 127) | 128);
  return bytes + static_cast<char>(number);
}

std::string numberField(int field, std::int64_t number) {
  return variable(static_cast<std::uint64_t>(field) << 3) + variable(static_cast<std::uint64_t>(number));
}

std::string bytesField(int field, std::string_view bytes) {
  return variable(static_cast<std::uint64_t>(field) << 3 | 2) + variable(bytes.size()) + std::string(bytes);
}

std::string floatField(int field, float number) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return variable(static_cast<std::uint64_t>(field) << 3 | 5) + bytes;
}

/// llama.cpp looks for the pieces of a user in the text as it is, as for tokens that were added later; what a
/// user's piece of SentencePiece's own does, it merges by score like any other.
std::int64_t pieceKind(std::int64_t kind) { return kind == UserDefined ? Normal : kind; }

json addedByUser(const Tokens& tokens) {
  json added = json::object();
  for (std::size_t id = 0; id < tokens.texts.size(); ++id) {
    if (tokens.kinds[id] != UserDefined) continue;
    added[std::to_string(id)] = {
        {"content", tokens.texts[id]}, {"single_word", false}, {"lstrip", false}, {"rstrip", false},
        {"normalized", false},         {"special", false}};
  }
  return added;
}

std::string pieces(const GgufFile& file, const Tokens& tokens) {
  const auto* scores = listOf<double>(file, kScores, "numbers");
  if (scores == nullptr) file.fail(kScores, "is missing");
  if (scores->size() != tokens.texts.size())
    file.fail(kScores, "has " + std::to_string(scores->size()) + " values for " +
                           std::to_string(tokens.texts.size()) + " tokens");
  std::string bytes;
  for (std::size_t id = 0; id < tokens.texts.size(); ++id)
    bytes +=
        bytesField(1, bytesField(1, tokens.texts[id]) + floatField(2, static_cast<float>((*scores)[id])) +
                          numberField(3, pieceKind(tokens.kinds[id])));
  return bytes;
}

std::string sentencePieceFile(const GgufFile& file, const Tokens& tokens) {
  const bool bytes = std::find(tokens.kinds.begin(), tokens.kinds.end(), Byte) != tokens.kinds.end();
  const auto id = [&](const char* name, std::int64_t otherwise) {
    return idOf(file, tokens, name).value_or(otherwise);
  };
  std::string training = numberField(3, 2) + numberField(35, bytes ? 1 : 0);
  training += numberField(40, id("unknown_token_id", 0)) + numberField(41, id("bos_token_id", 1));
  training += numberField(42, id("eos_token_id", 2)) + numberField(43, id("padding_token_id", -1));
  const bool prefix = file.flag("tokenizer.ggml.add_space_prefix", true);
  const bool fewerSpaces = file.flag("tokenizer.ggml.remove_extra_whitespaces", false);
  const std::string normalizer =
      numberField(3, prefix ? 1 : 0) + numberField(4, fewerSpaces ? 1 : 0) + numberField(5, 1);
  return pieces(file, tokens) + bytesField(2, training) + bytesField(3, normalizer);
}

std::string sentencePieceConfig(const GgufFile& file, const Tokens& tokens) {
  json config = {{"tokenizer_class", "LlamaTokenizer"}, {"legacy", true}};
  config["add_bos_token"] = file.flag("tokenizer.ggml.add_bos_token", true);
  config["add_eos_token"] = file.flag("tokenizer.ggml.add_eos_token", false);
  const auto last = static_cast<std::int64_t>(tokens.texts.size()) - 1;
  config["bos_token"] = textOf(tokens, std::min(last, idOf(file, tokens, "bos_token_id").value_or(1)));
  if (json added = addedByUser(tokens); !added.empty()) config["added_tokens_decoder"] = std::move(added);
  config["eos_token"] = textOf(tokens, std::min(last, idOf(file, tokens, "eos_token_id").value_or(2)));
  return config.dump();
}

}  // namespace

std::map<std::string, std::string, std::less<>> ggufTokenizerFiles(const GgufFile& file) {
  constexpr const char* key = "tokenizer.ggml.model";
  const std::string model = file.text(key, "none");
  if (model == "none" || model == "no_vocab" || !file.has(kTokens)) return {};
  const Tokens tokens = readTokens(file);
  if (model == "gpt2") return {{"tokenizer.json", bytePairFile(file, tokens)}};
  if (model == "llama") {
    return {{"tokenizer.model", sentencePieceFile(file, tokens)},
            {"tokenizer_config.json", sentencePieceConfig(file, tokens)}};
  }
  file.fail(key, "is " + briefJson(model) + ", and only \"gpt2\" and \"llama\" are known here");
}

}  // namespace headlight
