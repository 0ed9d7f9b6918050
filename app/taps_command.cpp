#include <QCoreApplication>
#include <algorithm>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/output_option.h"
#include "app/usage_error.h"
#include "core/arrays/attention_export.h"
#include "core/arrays/tap_export.h"
#include "core/error.h"
#include "core/model/checkpoint.h"
#include "core/model/tap_search.h"

namespace headlight {

namespace {

/// What there is to record of a model, whose weights need not be read for that.
void listTaps(const Arguments& arguments) {
  ThreadPool pool(threadCountOf(arguments));
  const Checkpoint checkpoint = readCheckpoint(openModelFiles(arguments), {&pool, {}, {}});
  for (const Message& note : checkpoint.notes) printWarning(note);
  nlohmann::ordered_json taps = nlohmann::ordered_json::array();
  for (const TapInfo& tap : tapsOf(checkpoint.config, checkpoint.weights)) {
    nlohmann::ordered_json entry;
    entry["name"] = tap.name;
    entry["alias"] = tap.alias.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(tap.alias);
    entry["shape"] = tap.shape;
    taps.push_back(std::move(entry));
  }
  printJson(taps);
}

/// One name in two spellings is one array each; the same one twice is one.
std::vector<NamedTap> chosenTaps(const Arguments& arguments, const std::vector<TapInfo>& taps) {
  const std::optional<std::int64_t> layer = integerOption(arguments, "--layer");
  std::vector<NamedTap> chosen;
  for (const std::string& name : arguments.values("--tap")) {
    for (NamedTap& tap : findTaps(taps, name, layer)) {
      const bool known = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const NamedTap& other) { return other.name == tap.name; });
      if (!known) chosen.push_back(std::move(tap));
    }
  }
  return chosen;
}

void exportChosen(const Arguments& arguments) {
  const std::string out = dataOutputOption(arguments, {"safetensors", "npy", "json"});
  const auto tokens = rangeOption(arguments, "--tokens");
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  const std::vector<NamedTap> taps = chosenTaps(arguments, loaded.model->transformer->taps());
  if (dataFormatOf(out) == DataFormat::Npy && taps.size() > 1) {
    throw Error(QCoreApplication::translate("CommandLine",
                                            "Cannot write %1: an .npy file holds one array, and %2 were "
                                            "asked for.")
                    .arg(shown(out))
                    .arg(taps.size())
                    .toStdString());
  }
  PreparedInput run = prepareInput(*loaded.model, input);
  run.request.record.logits = LogitsRecord::None;
  run.request.record.values = false;
  for (const NamedTap& tap : taps) {
    run.request.record.taps.push_back(tap.request);
    if (!tokens) continue;
    run.request.record.taps.back().firstToken = tokens->first;
    run.request.record.taps.back().endToken = tokens->second;
  }
  const auto trace = runModel(loaded, run);
  std::vector<TapArray> arrays;
  for (std::size_t i = 0; i < taps.size(); ++i) arrays.push_back({taps[i].name, &trace->taps->records[i]});
  exportTaps(arrays, {run.request.tokens, run.request.decoderTokens}, out,
             executionOf(loaded, QCoreApplication::translate("CommandLine", "writing %1").arg(shown(out))));
}

void runTaps(const Arguments& arguments) {
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  if (!arguments.values("--tap").empty()) return exportChosen(arguments);
  for (const OptionSpec& spec : tapsCommand().options) {
    const std::string name = spec.name;
    if (name == "--model" || name == "--as" || name == "--threads" || !arguments.has(name)) continue;
    throw UsageError(QCoreApplication::translate("CommandLine", "%1 goes with --tap only.").arg(shown(name)));
  }
  listTaps(arguments);
}

}  // namespace

Command tapsCommand() {
  return {
      "taps",
      "--model M [--text T --tap NAME [--tap NAME ...] --out FILE.{safetensors,npy,json}] [--layer L] "
      "[--tokens A:B]",
      QT_TRANSLATE_NOOP("CommandLine",
                        "Prints what can be recorded of a model's run as JSON, or writes it to a file."),
      joined(
          {{modelOptionSpec(), familyOptionSpec()},
           inputOptionSpecs(),
           {{"--tap", "NAME",
             QT_TRANSLATE_NOOP("CommandLine", "what to write, by either of its names; may be repeated"),
             true},
            {"--layer", "L",
             QT_TRANSLATE_NOOP("CommandLine", "the layer of names without one, counted from 0 (all)")},
            {"--tokens", "A:B", QT_TRANSLATE_NOOP("CommandLine", "tokens A to B - 1, counted from 0 (all)")},
            {"--out", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file; its extension is its format")},
            threadsOptionSpec()}}),
      runTaps};
}

}  // namespace headlight
