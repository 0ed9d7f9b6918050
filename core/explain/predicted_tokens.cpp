#include "core/explain/predicted_tokens.h"

#include <charconv>
#include <vector>

namespace headlight {
namespace {

// What decoders write for bytes that are no character.
constexpr const char* kReplacement = "\xEF\xBF\xBD";

bool isPiece(const Tokenizer& tokenizer, std::int32_t id) {
  return id >= 0 && id < tokenizer.vocabularySize() && !tokenizer.idToToken(id).empty();
}

}  // namespace

const Tokenizer* predictedTokenizer(const Model& model) {
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  return both ? model.decoderTokenizer() : model.tokenizer.get();
}

TokenInfo predictedToken(const Model& model, std::int32_t id) {
  const Tokenizer* const tokenizer = predictedTokenizer(model);
  return makeTokenList({&id, 1}, tokenizer && isPiece(*tokenizer, id) ? tokenizer : nullptr).front();
}

std::optional<std::int32_t> predictedTokenId(const Model& model, const std::string& name) {
  const Tokenizer* const tokenizer = predictedTokenizer(model);
  std::optional<std::int32_t> id;
  if (tokenizer) id = tokenizer->tokenToId(name);
  if (!id && name.starts_with('#')) {
    std::int32_t number = -1;
    const char* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + 1, end, number);
    if (read.ec == std::errc() && read.ptr == end) id = number;
  }
  return id && *id >= 0 && *id < model.config.outputVocabularySize() ? id : std::nullopt;
}

std::optional<std::string> textAfter(const Tokenizer& tokenizer, std::span<const std::int32_t> before,
                                     std::int32_t id) {
  if (!isPiece(tokenizer, id) || tokenizer.isSpecial(id)) return std::nullopt;
  std::vector<std::int32_t> ids;
  for (const std::int32_t one : before)
    if (isPiece(tokenizer, one)) ids.push_back(one);
  const std::string text = tokenizer.decode(ids);
  ids.push_back(id);
  const std::string longer = tokenizer.decode(ids);
  if (longer.size() <= text.size() || longer.compare(0, text.size(), text) != 0) return std::nullopt;
  std::string added = longer.substr(text.size());
  if (added.find(kReplacement) != std::string::npos) return std::nullopt;
  return added;
}

}  // namespace headlight
