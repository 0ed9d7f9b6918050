#include "core/tokenizer/gguf_vocabulary.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/io/json_fields.h"
#include "core/message.h"
#include "core/tokenizer/gguf_tokens.h"
#include "core/tokenizer/gguf_word_pieces.h"
#include "core/tokenizer/gguf_words.h"
#include "core/utf8.h"

namespace headlight {
namespace {

using nlohmann::json;

constexpr std::string_view kScores = "tokenizer.ggml.scores";
constexpr std::string_view kMerges = "tokenizer.ggml.merges";

using Kind = GgufTokens::Kind;

// ---- byte pairs with merges ----

json bytePairModel(const GgufFile& file, const GgufTokens& tokens, bool ignoreMerges) {
  json vocabulary = json::object();
  // Of equal texts the first counts.
  for (std::size_t id = 0; id < tokens.texts.size(); ++id)
    vocabulary.emplace(std::string(tokens.texts[id]), id);
  const auto* merges = ggufListOf<std::string_view>(file, kMerges, phrase("texts"));
  if (merges == nullptr) file.fail(kMerges, Message("is missing"));
  for (std::size_t i = 0; i < merges->size(); ++i)
    if (utf8::firstInvalid((*merges)[i]))
      file.fail(kMerges, Message("has merge %1, which is no text in UTF-8", i));
  return {{"type", "BPE"},
          {"ignore_merges", ignoreMerges},
          {"vocab", std::move(vocabulary)},
          {"merges", *merges}};
}

std::string bytePairFile(const GgufFile& file, const GgufTokens& tokens) {
  const GgufWords words = ggufWords(file.text("tokenizer.ggml.pre", "default"), file.file);
  std::optional<std::int64_t> bos = tokens.idOf(file, "bos_token_id");
  std::optional<std::int64_t> eos = tokens.idOf(file, "eos_token_id");
  if (!file.flag("tokenizer.ggml.add_bos_token", words.beginsWithBos)) bos.reset();
  if (!file.flag("tokenizer.ggml.add_eos_token", false)) eos.reset();
  json result = {{"version", "1.0"}};
  result["added_tokens"] = ggufAddedTokens(tokens);
  result["normalizer"] = words.normalizer;
  result["pre_tokenizer"] = words.preTokenizer;
  result["post_processor"] = ggufTokensAround(tokens, {bos, eos}, bos);
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
std::int64_t pieceKind(std::int64_t kind) { return kind == Kind::UserDefined ? Kind::Normal : kind; }

json addedByUser(const GgufTokens& tokens) {
  json added = json::object();
  for (std::size_t id = 0; id < tokens.texts.size(); ++id) {
    if (tokens.kinds[id] != Kind::UserDefined) continue;
    added[std::to_string(id)] = {
        {"content", tokens.texts[id]}, {"single_word", false}, {"lstrip", false}, {"rstrip", false},
        {"normalized", false},         {"special", false}};
  }
  return added;
}

std::string pieces(const GgufFile& file, const GgufTokens& tokens) {
  const auto* scores = ggufListOf<double>(file, kScores, phrase("numbers"));
  if (scores == nullptr) file.fail(kScores, Message("is missing"));
  if (scores->size() != tokens.texts.size())
    file.fail(kScores, Message("has %1 values for %2 tokens", scores->size(), tokens.texts.size()));
  std::string bytes;
  for (std::size_t id = 0; id < tokens.texts.size(); ++id)
    bytes +=
        bytesField(1, bytesField(1, tokens.texts[id]) + floatField(2, static_cast<float>((*scores)[id])) +
                          numberField(3, pieceKind(tokens.kinds[id])));
  return bytes;
}

std::string sentencePieceFile(const GgufFile& file, const GgufTokens& tokens) {
  const bool bytes = std::find(tokens.kinds.begin(), tokens.kinds.end(), Kind::Byte) != tokens.kinds.end();
  const auto id = [&](const char* name, std::int64_t otherwise) {
    return tokens.idOf(file, name).value_or(otherwise);
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

std::string sentencePieceConfig(const GgufFile& file, const GgufTokens& tokens) {
  json config = {{"tokenizer_class", "LlamaTokenizer"}, {"legacy", true}};
  config["add_bos_token"] = file.flag("tokenizer.ggml.add_bos_token", true);
  config["add_eos_token"] = file.flag("tokenizer.ggml.add_eos_token", false);
  const auto last = static_cast<std::int64_t>(tokens.texts.size()) - 1;
  config["bos_token"] = tokens.textOf(std::min(last, tokens.idOf(file, "bos_token_id").value_or(1)));
  if (json added = addedByUser(tokens); !added.empty()) config["added_tokens_decoder"] = std::move(added);
  config["eos_token"] = tokens.textOf(std::min(last, tokens.idOf(file, "eos_token_id").value_or(2)));
  return config.dump();
}

}  // namespace

std::map<std::string, std::string, std::less<>> ggufTokenizerFiles(const GgufFile& file) {
  constexpr const char* key = "tokenizer.ggml.model";
  const std::string model = file.text(key, "none");
  if (model == "none" || model == "no_vocab" || !hasGgufTokens(file)) return {};
  const GgufTokens tokens = readGgufTokens(file);
  if (model == "gpt2") return {{"tokenizer.json", bytePairFile(file, tokens)}};
  if (model == "llama") {
    return {{"tokenizer.model", sentencePieceFile(file, tokens)},
            {"tokenizer_config.json", sentencePieceConfig(file, tokens)}};
  }
  if (model == "bert") return {{"tokenizer.json", ggufWordPieces(file, tokens)}};
  file.fail(key,
            Message("is %1, and only \"gpt2\", \"llama\" and \"bert\" are known here", briefJson(model)));
}

}  // namespace headlight
