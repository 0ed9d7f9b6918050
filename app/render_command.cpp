#include <QCoreApplication>
#include <QFile>

#include "app/array_input.h"
#include "app/change_options.h"
#include "app/command.h"
#include "app/command_support.h"
#include "app/compare_option.h"
#include "app/display_values.h"
#include "app/language_option.h"
#include "app/option_values.h"
#include "app/output_option.h"
#include "app/pattern_option.h"
#include "app/run_snapshot.h"
#include "app/session_option.h"
#include "app/usage_error.h"
#include "app/view_option.h"
#include "core/error.h"
#include "core/model/playground.h"
#include "ui/compute/compute_job.h"
#include "ui/compute/training_folder_history.h"
#include "ui/export/image_exporter.h"
#include "ui/session/translation.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

QStringList viewNames() {
  QStringList names;
  for (const ViewEntry& entry : viewRegistry()) names.push_back(entry.id);
  return names;
}

ImageRequest imageRequestOf(const Arguments& arguments) {
  ImageRequest request;
  const std::string out = dataOutputOption(arguments, {"png", "svg", "pdf"});
  request.file = QFile::decodeName(QByteArray::fromStdString(out));
  // An array has its heads to show; what else a model could be asked for has to be said.
  if (arguments.others().empty()) (void)arguments.required("--view");
  request.view = choiceOption(arguments, "--view", viewNames()).value_or(QStringLiteral("heads"));
  request.size = sizeOption(arguments, "--size").value_or(QSize());
  const auto theme = choiceOption(arguments, "--theme", {QStringLiteral("light"), QStringLiteral("dark")});
  request.dark = theme == QStringLiteral("dark");
  request.caption = !arguments.has("--no-caption");
  request.numbers = !arguments.has("--no-numbers");
  request.frames = !arguments.has("--no-frames");
  request.transparent = arguments.has("--transparent");
  return request;
}

/// The training that has made the model, whose log lies in its directory. The log has no schedule, only the
/// rates of its steps.
void addTraining(const Arguments& arguments, Snapshot& snapshot) {
  const std::string model = arguments.required("--model");
  const QString directory = QFile::decodeName(QByteArray::fromStdString(model));
  auto history = std::make_shared<TrainingHistory>(trainingOfModel(directory).history);
  // A comparison says itself which of the two has none.
  if (history->folder.isEmpty() && !optionsIn<CompareOptions>(snapshot.state.viewOptions).on)
    throw Error(QCoreApplication::translate(
                    "CommandLine", "--view training: %1 is no directory of a training, with its log.jsonl.")
                    .arg(QString::fromStdString(model))
                    .toStdString());
  snapshot.training = std::move(history);
  editOptions<TrainingOptions>(snapshot.state.viewOptions, [](TrainingOptions& options) {
    options.steps = 0;
    options.schedule = {};
  });
}

PictureFocus pictureFocusOf(const Arguments& arguments, const QString& view) {
  const bool start = arguments.has("--start");
  for (const char* option : {"--kind", "--layer", "--head"}) {
    if (start && arguments.has(option))
      throw UsageError(QCoreApplication::translate("CommandLine", "--start and %1 exclude each other.")
                           .arg(QLatin1String(option)));
  }
  if (start && !arguments.others().empty())
    throw UsageError(
        QCoreApplication::translate("CommandLine", "%1 is an attention array, which goes without %2.")
            .arg(shown(arguments.others().front()), QStringLiteral("--start")));
  PictureFocus focus{selectionOption(arguments), integerOption(arguments, "--query"),
                     integerOption(arguments, "--key"), view};
  focus.start = start;
  return focus;
}

LoadedModel loadPlayground(const PlaygroundSettings& settings, const Arguments& arguments) {
  LoadedModel loaded;
  loaded.pool = std::make_unique<ThreadPool>(threadCountOf(arguments));
  loaded.model = makePlayground(settings, {loaded.pool.get(), {}, {}});
  return loaded;
}

/// A second text of a session that its model does not take is kept there for another one.
void dropForeignPair(const Model& model, const Arguments& given, RunInput& input) {
  const bool asked = given.has("--pair") || given.has("--pair-file");
  if (!asked && !takesPair(model.config)) input.pair.reset();
}

/// Whether options change the run, in place of a session's experiments.
bool changesRun(const Arguments& arguments) {
  for (const OptionSpec& option : changeOptionSpecs())
    if (arguments.has(option.name)) return true;
  return false;
}

void runRender(const Arguments& given) {
  Arguments arguments = given;
  const auto session = sessionOption(arguments);
  const ImageRequest request = imageRequestOf(arguments);
  PictureFocus focus = pictureFocusOf(arguments, request.view);
  if (session) focus.movable = session->supplied;
  if (session && !changesRun(arguments)) focus.changes = session->changes();
  ShownChoice shown = session ? session->state.shown : ShownChoice();
  if (const auto derived = derivedRequestOf(arguments, focus.selection)) shown.pattern = derived->pattern;
  shown.words = shown.words || arguments.has("--words");
  shown.spaces = shown.spaces || arguments.has("--spaces");
  ViewOptions viewOptions = session ? session->state.viewOptions : ViewOptions();
  readViewOptions(arguments, request.view, viewOptions);
  const CompareOptions compared = compareOptionsOf(arguments, optionsIn<CompareOptions>(viewOptions));
  const auto giveOptions = [&](Snapshot& snapshot) {
    snapshot.state.viewOptions = viewOptions;
    setOptions(snapshot.state.viewOptions, compared);
    if (compared.on) snapshot.others = otherRuns();
  };
  const DisplayOptions display =
      displayOptionsOf(arguments, session ? session->state.display : DisplayOptions());
  const QString language = languageOption(arguments).value_or(languages().front().code);
  if (const auto array = arrayInput(arguments)) {
    const Translation translation(language);
    Snapshot snapshot = arraySnapshot(*array, focus);
    snapshot.state.display = display;
    if (session) dress(snapshot, *session);
    giveOptions(snapshot);
    return exportImage(showing(shown, snapshot, {}), request, {});
  }
  const PlaygroundSettings* const playground = session ? session->playground() : nullptr;
  if (!playground) (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  RunInput input = readTextInput(arguments);
  const LoadedModel loaded = playground ? loadPlayground(*playground, arguments) : loadNamedModel(arguments);
  dropForeignPair(*loaded.model, given, input);
  // Texts of the result are made with it, so that it has to be there before.
  const Translation translation(language);
  if (session && loaded.model->config.decoder) input.written = session->written();
  Snapshot snapshot = runSnapshot(loaded, input, focus);
  snapshot.state.display = display;
  if (session) dress(snapshot, *session);
  giveOptions(snapshot);
  if (request.view == QStringLiteral("training")) addTraining(arguments, snapshot);
  const Snapshot seen = showing(
      shown, snapshot, executionOf(loaded, QCoreApplication::translate("CommandLine", "deriving patterns")));
  exportImage(
      seen, request,
      executionOf(loaded, QCoreApplication::translate("CommandLine", "drawing %1").arg(request.file)));
}

}  // namespace

Command renderCommand() {
  return {
      "render",
      "(--model M --text T | FILE | --session FILE) --view NAME --out FILE.{png,svg,pdf} [--layer L] [--head "
      "H] [--start]",
      QT_TRANSLATE_NOOP("CommandLine", "Draws a view of a model's run or of an attention array into a file."),
      joined(
          {{sessionOptionSpec(), modelOptionSpec(), familyOptionSpec(), arrayTokensSpec()},
           inputOptionSpecs(),
           {{"--view", "NAME", QT_TRANSLATE_NOOP("CommandLine", "the view")},
            {"--out", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file; its extension is its format")},
            {"--kind", "K", QT_TRANSLATE_NOOP("CommandLine", "encoder, decoder or cross")},
            {"--layer", "L", QT_TRANSLATE_NOOP("CommandLine", "the layer in focus, counted from 0 (0)")},
            {"--head", "H", QT_TRANSLATE_NOOP("CommandLine", "the head in focus, counted from 0 (0)")},
            {"--start", nullptr,
             QT_TRANSLATE_NOOP("CommandLine", "the head and the token that the model is looked at first by")},
            {"--query", "Q", QT_TRANSLATE_NOOP("CommandLine", "the selected query token (none)")},
            {"--key", "K", QT_TRANSLATE_NOOP("CommandLine", "the selected key token (none)")},
            viewOptionSpec(),
            {"--size", "WxH", QT_TRANSLATE_NOOP("CommandLine", "pixels, or points of a vector format")},
            {"--theme", "light|dark", QT_TRANSLATE_NOOP("CommandLine", "colours of the page (light)")},
            languageOptionSpec(),
            {"--no-caption", nullptr,
             QT_TRANSLATE_NOOP("CommandLine", "without the line that names model, layer, head and text")},
            {"--no-numbers", nullptr, QT_TRANSLATE_NOOP("CommandLine", "without the weights in the cells")},
            {"--no-frames", nullptr,
             QT_TRANSLATE_NOOP("CommandLine", "without the lines around pictures and the head in focus")},
            {"--transparent", nullptr, QT_TRANSLATE_NOOP("CommandLine", "without a background")},
            patternOptionSpec(),
            wordsOptionSpec(),
            {"--spaces", nullptr,
             QT_TRANSLATE_NOOP("CommandLine", "labels show the spaces that belong to tokens as ·")},
            threadsOptionSpec()},
           compareOptionSpecs(),
           displayOptionSpecs()}),
      runRender,
      true,
      false,
      true};
}

}  // namespace headlight
