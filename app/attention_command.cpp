#include <QCoreApplication>

#include "app/array_input.h"
#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/output_option.h"
#include "app/pattern_option.h"
#include "app/token_options.h"
#include "app/usage_error.h"
#include "core/arrays/attention_export.h"
#include "core/arrays/output_room.h"
#include "core/explain/logit_gradients.h"
#include "core/explain/output_projections.h"
#include "core/explain/predicted_tokens.h"

namespace headlight {

namespace {

/// What --out takes, of an array that is there already.
void convertArray(const ArrayInput& input, const ExportSelection& selection,
                  const std::optional<DerivedRequest>& derived, bool words, const std::string& out) {
  const ImportedAttention imported = importArray(input);
  auto trace = derivedTrace(imported.trace, derived, {}, {});
  if (words) trace = wordTrace(*trace, {});
  exportAttention(*trace, selection, out, {});
}

/// The cells of the kinds that are selected, of a decoder's text as far as it is known.
double leastCells(const RunRequest& request, const ModelConfig& config, const ExportSelection& selection) {
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  double cells = 0;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const bool encoder = kind == AttentionKind::Encoder;
    const bool isThere =
        encoder ? config.encoder.has_value() : config.decoder && (both || kind == AttentionKind::Decoder);
    if (!isThere || (selection.kind && *selection.kind != kind)) continue;
    const StackConfig& stack = encoder ? *config.encoder : *config.decoder;
    const double layers = selection.layer ? 1 : static_cast<double>(stack.layerCount());
    const double heads = selection.head ? 1 : static_cast<double>(stack.heads());
    const auto tokens = static_cast<double>(request.ids.size());
    const double queries = both && !encoder ? static_cast<double>(request.decoderIds.size()) : tokens;
    cells += layers * heads * queries * (kind == AttentionKind::Cross ? tokens : queries);
  }
  return cells;
}

/// What no disk can hold is refused before it is computed.
void requireRoom(const RunRequest& request, const ModelConfig& config, const ExportSelection& selection,
                 const std::string& out) {
  requireOutputRoom(out, leastFileBytes(dataFormatOf(out), leastCells(request, config, selection)));
}

/// What derived patterns need of the model beside its run. Of a gradient the logit is at the query, of the
/// token that --token names or of the likeliest one; which it is goes to stderr.
DerivedSources sourcesOf(const Arguments& arguments, const LoadedModel& loaded, const RunRequest& request,
                         const Execution& execution) {
  DerivedSources sources;
  sources.outputs = outputProjections(loaded.model->transformer);
  const auto query = integerOption(arguments, "--query");
  const auto token = tokenOption(arguments, "--token", *loaded.model);
  sources.gradients = [=, model = loaded.model,
                       known = std::make_shared<std::optional<LogitGradients>>()](AttentionKind kind) {
    if (!*known) {
      *known = logitGradients(*model, request, query, token, execution);
      printWarning(QCoreApplication::translate("CommandLine",
                                               "Gradients are of the logit of token %1 (%2) at token %3.")
                       .arg((*known)->token)
                       .arg(shown(predictedToken(*model, (*known)->token).label))
                       .arg((*known)->position)
                       .toStdString());
    }
    return (*known)->of(kind);
  };
  return sources;
}

void requireOptionsFit(const Arguments& arguments, const std::optional<DerivedRequest>& derived) {
  const bool gradient = derived && derived->pattern == DerivedPattern::Gradient;
  const bool flow = derived && derived->pattern == DerivedPattern::Flow;
  if (arguments.has("--query") && !flow && !gradient)
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--query goes with --pattern flow or gradient only."));
  if (arguments.has("--token") && !gradient)
    throw UsageError(
        QCoreApplication::translate("CommandLine", "--token goes with --pattern gradient only."));
}

void runAttention(const Arguments& arguments) {
  const std::string out = dataOutputOption(arguments, {"safetensors", "npy", "json", "csv"});
  const ExportSelection selection = selectionOption(arguments);
  const auto derived = derivedRequestOf(arguments, selection);
  const bool words = arguments.has("--words");
  requireOptionsFit(arguments, derived);
  if (const auto array = arrayInput(arguments)) return convertArray(*array, selection, derived, words, out);
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  PreparedInput run = prepareInput(*loaded.model, input);
  // Other derived patterns have fewer heads or rows, and words fewer cells; what they take is known once they
  // are made.
  const bool everyHead = !derived || derived->pattern == DerivedPattern::ValueWeighted ||
                         derived->pattern == DerivedPattern::Gradient;
  if (!words && everyHead) requireRoom(run.request, loaded.model->config, selection, out);
  run.request.record.logits = LogitsRecord::None;
  run.request.record.values = derived && everyHead;
  const Execution deriving =
      executionOf(loaded, QCoreApplication::translate("CommandLine", "deriving patterns"));
  const auto recorded = runModel(loaded, run);
  auto trace = derivedTrace(recorded, derived, sourcesOf(arguments, loaded, run.request, deriving), deriving);
  if (words) trace = wordTrace(*trace, input);
  exportAttention(
      *trace, selection, out,
      executionOf(loaded, QCoreApplication::translate("CommandLine", "writing %1").arg(shown(out))));
}

}  // namespace

Command attentionCommand() {
  return {
      "attention",
      "(--model M --text T | FILE) --out FILE.{safetensors,npy,json,csv} [--kind K] [--layer L] [--head H] "
      "[--pattern P]",
      QT_TRANSLATE_NOOP("CommandLine", "Writes attention patterns, a model's or those of a file, to a file."),
      joined({{modelOptionSpec(), familyOptionSpec(), arrayTokensSpec()},
              inputOptionSpecs(),
              {{"--out", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file; its extension is its format")},
               {"--kind", "K", QT_TRANSLATE_NOOP("CommandLine", "encoder, decoder or cross (all)")},
               {"--layer", "L", QT_TRANSLATE_NOOP("CommandLine", "one layer, counted from 0 (all)")},
               {"--head", "H", QT_TRANSLATE_NOOP("CommandLine", "one head, counted from 0 (all)")},
               patternOptionSpec(),
               wordsOptionSpec(),
               {"--query", "Q",
                QT_TRANSLATE_NOOP("CommandLine", "the query token of --pattern flow and gradient")},
               {"--token", "T",
                QT_TRANSLATE_NOOP("CommandLine", "whose logit --pattern gradient is of (the likeliest one)")},
               threadsOptionSpec()}}),
      runAttention,
      true};
}

}  // namespace headlight
