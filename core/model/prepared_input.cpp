#include "core/model/prepared_input.h"

#include <string_view>

#include "core/error.h"
#include "core/model/decoder_text.h"
#include "core/model/growing_text.h"

namespace headlight {
namespace {

void requireOneForEach(Phrase what, std::size_t entries, std::size_t tokens) {
  if (entries == tokens) return;
  throw Error("There are %1 %2 for %3 tokens; one for each is needed.", entries, what, tokens);
}

void prepareIds(const Model& model, const RunInput& input, PreparedInput& prepared) {
  RunRequest& request = prepared.request;
  request.ids = *input.ids;
  if (input.tokenTypes) {
    requireOneForEach(phrase("token types"), input.tokenTypes->size(), request.ids.size());
    request.tokenTypes = *input.tokenTypes;
  }
  request.tokens = makeTokenList(request.ids, model.tokenizer.get());
  prepared.encoding.ids = request.ids;
}

void prepareText(const Model& model, const RunInput& input, PreparedInput& prepared) {
  if (!model.tokenizer)
    throw Error(
        "%1 has no tokenizer files, so it takes token ids (--ids on the command line) and no text; add its "
        "tokenizer.json to the folder.",
        model.location.empty() ? model.name : model.location);
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  std::string text = input.text.value_or(std::string());
  if (both && input.targetLanguage) text = languagePrefix(*model.tokenizer, *input.targetLanguage) + text;
  const std::optional<std::string> pair = both ? std::nullopt : input.pair;
  prepared.encoding = model.tokenizer->encode(text, pair, {input.addSpecialTokens});
  RunRequest& request = prepared.request;
  request.ids = prepared.encoding.ids;
  // Families without segment embeddings have no use for the types that a tokenizer gives.
  if (model.config.input().tokenTypes > 1) request.tokenTypes = prepared.encoding.typeIds;
  request.tokens = makeTokenList(prepared.encoding, text, pair.value_or(std::string()), *model.tokenizer);
}

void prepareDecoder(const Model& model, const RunInput& input, PreparedInput& prepared) {
  RunRequest& request = prepared.request;
  if (input.decoderIds && input.pair)
    throw Error("--decoder-ids and a second text both say what the decoder has written; give one of them.");
  prepared.writesDecoder = !input.decoderIds && !input.pair;
  request.decoderIds = input.decoderIds ? *input.decoderIds : decoderTextIds(model, input);
  request.decoderTokens = makeTokenList(request.decoderIds, model.decoderTokenizer());
}

void refuseDecoderInput(const Model& model, const RunInput& input) {
  for (const char* option :
       {input.decoderIds ? "--decoder-ids" : "", input.targetLanguage ? "--target-language" : ""})
    if (*option != 0) throw Error("%1: %2 is not an encoder-decoder model.", option, model.name);
}

template <typename Values>
void keepFirst(Values& values, std::size_t count) {
  if (values.size() > count) values.resize(count);
}

}  // namespace

PreparedInput prepareInput(const Model& model, const RunInput& input) {
  PreparedInput prepared;
  if (input.ids)
    prepareIds(model, input, prepared);
  else
    prepareText(model, input, prepared);
  RunRequest& request = prepared.request;
  if (input.attentionMask) {
    requireOneForEach(phrase("entries in the attention mask"), input.attentionMask->size(),
                      request.ids.size());
    request.attentionMask = *input.attentionMask;
  }
  if (model.config.architecture() == Architecture::EncoderDecoder)
    prepareDecoder(model, input, prepared);
  else
    refuseDecoderInput(model, input);
  if (input.written) {
    appendWritten(model, *input.written, request);
    prepared.writesDecoder = false;
  }
  applyChanges(model.config, input.changes, request);
  return prepared;
}

void keepFirstTokens(RunRequest& request, std::int64_t count) {
  const auto size = static_cast<std::size_t>(count);
  keepFirst(request.ids, size);
  keepFirst(request.tokenTypes, size);
  keepFirst(request.positions, size);
  keepFirst(request.attentionMask, size);
  keepFirst(request.tokens, size);
}

void keepFirstDecoderTokens(RunRequest& request, std::int64_t count) {
  const auto size = static_cast<std::size_t>(count);
  keepFirst(request.decoderIds, size);
  keepFirst(request.decoderPositions, size);
  keepFirst(request.decoderAttentionMask, size);
  keepFirst(request.decoderTokens, size);
}

}  // namespace headlight
