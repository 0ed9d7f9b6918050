#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/output_option.h"
#include "app/sampling_options.h"
#include "core/arrays/attention_export.h"
#include "core/model/generation.h"

namespace headlight {

namespace {

GenerationSettings generationOption(const Arguments& arguments) {
  GenerationSettings settings;
  if (const auto count = countOption(arguments, "--max-new-tokens")) settings.maxNewTokens = *count;
  settings.sampling = samplingOption(arguments);
  return settings;
}

/// Models often have room for more ids than their tokenizer has pieces.
std::string textOf(const Tokenizer& tokenizer, const std::vector<std::int32_t>& ids) {
  std::vector<std::int32_t> known;
  for (const std::int32_t id : ids)
    if (id < tokenizer.vocabularySize() && !tokenizer.idToToken(id).empty()) known.push_back(id);
  return tokenizer.decode(known);
}

nlohmann::ordered_json jsonOf(const Model& model, const Generation& made) {
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  const Tokenizer* const tokenizer = both ? model.decoderTokenizer() : model.tokenizer.get();
  const std::vector<std::int32_t>& ids = both ? made.request.decoderIds : made.request.ids;
  const TokenList& tokens = both ? made.request.decoderTokens : made.request.tokens;
  nlohmann::ordered_json json;
  json["ids"] = ids;
  json["tokens"] = nlohmann::ordered_json::array();
  for (const TokenInfo& token : tokens) json["tokens"].push_back(tokenizer ? token.piece : token.label);
  json["text"] = tokenizer ? nlohmann::ordered_json(textOf(*tokenizer, ids)) : nlohmann::ordered_json();
  json["stopped"] = made.stop == GenerationStop::End ? "eos" : "length";
  return json;
}

void runGenerate(const Arguments& arguments) {
  std::optional<std::string> out;
  if (arguments.has("--out")) out = dataOutputOption(arguments, {"safetensors", "npy", "json", "csv"});
  const ExportSelection selection = selectionOption(arguments);
  const GenerationSettings settings = generationOption(arguments);
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  PreparedInput prepared = prepareInput(*loaded.model, input);
  prepared.request.record.logits = LogitsRecord::None;
  prepared.request.record.values = false;
  printGenerationNotes(*loaded.model);
  const Generation made =
      generate(*loaded.model, std::move(prepared.request), settings,
               executionOf(loaded, QCoreApplication::translate("CommandLine", "writing")));
  for (const Message& warning : made.trace->warnings) printWarning(warning);
  if (out) {
    exportAttention(
        *made.trace, selection, *out,
        executionOf(loaded, QCoreApplication::translate("CommandLine", "writing %1").arg(shown(*out))));
  }
  printJson(jsonOf(*loaded.model, made));
}

}  // namespace

Command generateCommand() {
  return {
      "generate", "--model M --text T [--max-new-tokens N] [--temperature T] [--out FILE]",
      QT_TRANSLATE_NOOP("CommandLine", "Lets a model go on with a text, or translate it; prints JSON."),
      joined(
          {{modelOptionSpec(), familyOptionSpec()},
           inputOptionSpecs(),
           {{"--max-new-tokens", "N", QT_TRANSLATE_NOOP("CommandLine", "the most tokens to write (64)")}},
           samplingOptionSpecs(),
           {{"--seed", "S",
             QT_TRANSLATE_NOOP("CommandLine", "what is drawn by; without these four, the likeliest token")},
            {"--out", "FILE",
             QT_TRANSLATE_NOOP("CommandLine",
                               "where the attention of the whole text is written to (nowhere)")},
            {"--kind", "K", QT_TRANSLATE_NOOP("CommandLine", "encoder, decoder or cross (all)")},
            {"--layer", "L", QT_TRANSLATE_NOOP("CommandLine", "one layer, counted from 0 (all)")},
            {"--head", "H", QT_TRANSLATE_NOOP("CommandLine", "one head, counted from 0 (all)")},
            threadsOptionSpec()}}),
      runGenerate};
}

}  // namespace headlight
