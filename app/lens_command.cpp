#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/option_values.h"
#include "app/token_options.h"
#include "app/usage_error.h"
#include "core/explain/logit_lens.h"

namespace headlight {

namespace {

LensSettings lensOption(const Arguments& arguments, const Model& model, RunRequest& request) {
  LensSettings settings{.count = countOption(arguments, "--count").value_or(5),
                        .token = tokenOption(arguments, "--token", model)};
  if (const auto tokens = rangeOption(arguments, "--tokens")) {
    settings.firstToken = tokens->first;
    settings.endToken = tokens->second;
    return settings;
  }
  settings.firstToken = placeOption(arguments, model, request).position;
  settings.endToken = settings.firstToken + 1;
  return settings;
}

nlohmann::ordered_json jsonOfCell(const Model& model, const LensCell& cell, std::int64_t position) {
  nlohmann::ordered_json json;
  json["position"] = position;
  if (cell.token) json["token"] = jsonOfScore(model, *cell.token);
  json["likeliest"] = nlohmann::ordered_json::array();
  for (const TokenScore& score : cell.likeliest) json["likeliest"].push_back(jsonOfScore(model, score));
  return json;
}

nlohmann::ordered_json jsonOf(const Model& model, const LogitLens& lens) {
  nlohmann::ordered_json depths = nlohmann::ordered_json::array();
  for (std::size_t depth = 0; depth < lens.depths.size(); ++depth) {
    nlohmann::ordered_json entry;
    entry["after_layer"] = depth == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(depth - 1);
    entry["cells"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < lens.depths[depth].size(); ++i)
      entry["cells"].push_back(
          jsonOfCell(model, lens.depths[depth][i], lens.firstToken + static_cast<std::int64_t>(i)));
    depths.push_back(std::move(entry));
  }
  return depths;
}

void runLens(const Arguments& arguments) {
  const bool isPlace = arguments.has("--position") || arguments.has("--mask-token");
  if (rangeOption(arguments, "--tokens") && isPlace)
    throw UsageError(QCoreApplication::translate("CommandLine", "%1 and %2 exclude each other.")
                         .arg(QStringLiteral("--tokens"), arguments.has("--position")
                                                              ? QStringLiteral("--position")
                                                              : QStringLiteral("--mask-token")));
  (void)countOption(arguments, "--count");
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  PreparedInput prepared = prepareInput(*loaded.model, input);
  const LensSettings settings = lensOption(arguments, *loaded.model, prepared.request);
  const LogitLens lens =
      logitLens(*loaded.model->transformer, std::move(prepared.request), settings,
                executionOf(loaded, QCoreApplication::translate("CommandLine", "running the model")));
  for (const Message& warning : lens.warnings) printWarning(warning);
  if (!lens.note.isEmpty()) printWarning(lens.note);
  printJson(jsonOf(*loaded.model, lens));
}

}  // namespace

Command lensCommand() {
  return {
      "lens", "--model M --text T [--position I|--mask-token I|--tokens A:B] [--token T] [--count N]",
      QT_TRANSLATE_NOOP("CommandLine",
                        "Prints what a model would predict if it ended after each layer, as JSON."),
      joined(
          {{modelOptionSpec(), familyOptionSpec()},
           inputOptionSpecs(),
           placeOptionSpecs(),
           {{"--tokens", "A:B",
             QT_TRANSLATE_NOOP("CommandLine", "tokens A to B - 1 in place of one, counted from 0")},
            {"--token", "T",
             QT_TRANSLATE_NOOP("CommandLine",
                               "one token more to tell of: a piece, a text that is one token, or #ID")},
            {"--count", "N", QT_TRANSLATE_NOOP("CommandLine", "the most tokens to print of each layer (5)")},
            threadsOptionSpec()}}),
      runLens};
}

}  // namespace headlight
