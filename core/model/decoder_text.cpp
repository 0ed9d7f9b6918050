#include "core/model/decoder_text.h"

#include "core/error.h"

namespace headlight {
namespace {

// What the pieces of languages look like: "__fr__" (M2M-100), or the name alone ("fr_XX", "fra_Latn"), which
// may also be a piece of a word and then is none.
std::int32_t languageId(const Model& model, const std::string& language) {
  const Tokenizer* const tokenizer = model.decoderTokenizer();
  if (!tokenizer)
    throw Error("--target-language: %1 has no tokenizer files, so it knows no languages.", model.name);
  if (const auto id = tokenizer->tokenToId("__" + language + "__")) return *id;
  const auto id = tokenizer->tokenToId(language);
  if (id && tokenizer->isSpecial(*id)) return *id;
  throw Error("--target-language: %1 has no token for the language \"%2\".", model.name, language);
}

bool isToldInText(const Model& model, const std::string& language) {
  return model.tokenizer && !languagePrefix(*model.tokenizer, language).empty();
}

// Whether the decoder begins with a language: with what neither ends nor pads a text.
bool beginsWithLanguage(const GenerationRules& rules) {
  return !rules.decoderStart || !(rules.isEnd(*rules.decoderStart) || rules.padding == rules.decoderStart);
}

struct Beginning {
  std::vector<std::int32_t> ids;
  bool hasLanguage = false;
};

Beginning beginningOf(const Model& model, const RunInput& input) {
  const GenerationRules& rules = model.generation;
  if (input.targetLanguage && !isToldInText(model, *input.targetLanguage)) {
    const std::int32_t language = languageId(model, *input.targetLanguage);
    if (beginsWithLanguage(rules)) return {{language}, true};
    return {{*rules.decoderStart, language}, true};
  }
  if (!rules.decoderStart)
    throw Error(
        "%1 does not say what its decoder begins with (decoder_start_token_id); give a target language "
        "(--target-language on the command line) or the decoder's ids (--decoder-ids).",
        model.name);
  return {{*rules.decoderStart}, false};
}

// What the tokenizer adds before the text is kept unless the beginning says it already; what it adds behind
// is not.
void appendText(const Model& model, const RunInput& input, bool hasLanguage, std::vector<std::int32_t>& ids) {
  const Tokenizer* const tokenizer = model.decoderTokenizer();
  if (!tokenizer)
    throw Error(
        "%1 has no tokenizer files, so it takes the decoder's ids (--decoder-ids on the command line) and no "
        "second text.",
        model.name);
  const Encoding encoding = tokenizer->encode(*input.pair, std::nullopt, {input.addSpecialTokens});
  const std::size_t count = encoding.ids.size();
  std::size_t first = 0;
  while (first < count && encoding.segments[first] < 0) ++first;
  std::size_t end = count;
  while (end > first && encoding.segments[end - 1] < 0) --end;
  // With no text, what is added has no middle: it is taken for what stands behind.
  const std::size_t before = first == count ? 0 : first;
  const std::optional<std::int32_t> forced = model.generation.forcedBegin;
  const bool replaced = hasLanguage || (forced && input.addSpecialTokens);
  if (!hasLanguage && replaced) ids.push_back(*forced);
  const auto begin = encoding.ids.begin();
  if (!replaced) ids.insert(ids.end(), begin, begin + static_cast<std::ptrdiff_t>(before));
  ids.insert(ids.end(), begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

std::vector<std::int32_t> decoderTextIds(const Model& model, const RunInput& input) {
  Beginning beginning = beginningOf(model, input);
  if (input.pair) appendText(model, input, beginning.hasLanguage, beginning.ids);
  return beginning.ids;
}

std::string languagePrefix(const Tokenizer& tokenizer, const std::string& language) {
  for (const std::string& piece : {">>" + language + "<<", "<2" + language + ">"})
    if (tokenizer.tokenToId(piece)) return piece + " ";
  return {};
}

}  // namespace headlight
