#include <QCoreApplication>
#include <filesystem>

#include "app/command.h"
#include "app/command_support.h"
#include "app/evaluation_json.h"
#include "app/evaluation_tables.h"
#include "app/model_card.h"
#include "app/output_option.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/io/read_input.h"
#include "ui/session/translation.h"

namespace headlight {

namespace {

/// --data, or where the repository's folder lies from here or from the program.
std::string dataFolder(const Arguments& arguments) {
  namespace fs = std::filesystem;
  if (const auto folder = arguments.value("--data")) return *folder;
  std::error_code ignored;
  const fs::path beside = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& folder : {fs::path("resources/evaluation"), beside / "../../resources/evaluation",
                                 beside / "../share/headlight/evaluation"}) {
    if (fs::is_directory(folder, ignored)) return folder.lexically_normal().string();
  }
  throw Error(QCoreApplication::translate("CommandLine",
                                          "The folder resources/evaluation is not here; name it by --data.")
                  .toStdString());
}

EvaluationFolders foldersOf(const Arguments& arguments) {
  return {.data = dataFolder(arguments), .corpus = arguments.value("--corpus")};
}

/// What was counted now, or stands in the model's files.
BigramLookup bigramLookup(const ModelFiles& files) {
  return [&files](const TextLikelihood& likelihood, const std::string& text) {
    if (likelihood.bigram.tokens > 0) return BigramFigure{.perplexity = likelihood.bigram.perplexity()};
    const auto recorded = recordedBigram(files, text);
    return recorded ? BigramFigure{.perplexity = *recorded, .recorded = true} : BigramFigure();
  };
}

std::vector<ReportTable> measuredTables(const ModelCopies& copies, const ModelFiles& files,
                                        const EvaluationFolders& folders, const Execution& execution) {
  switch (copies.model().config.architecture()) {
    case Architecture::Encoder:
      return tablesOf(evaluateEncoder(copies, folders, execution), bigramLookup(files));
    case Architecture::Decoder:
      return tablesOf(evaluateDecoder(copies, folders, execution), bigramLookup(files));
    case Architecture::EncoderDecoder:
      return tablesOf(evaluateTranslation(copies, folders, execution));
  }
  return {};
}

void writeFile(const std::string& path, const std::string& text) {
  AtomicFile file(path);
  file.write(text);
  file.commit();
}

void runEvaluate(const Arguments& arguments) {
  std::optional<std::string> out;
  if (arguments.has("--out")) out = dataOutputOption(arguments, {"json"});
  const std::optional<std::string> card = arguments.value("--card");
  (void)arguments.required("--model");
  const EvaluationFolders folders = foldersOf(arguments);
  const std::string cardText = card ? readInput(*card) : std::string();
  if (card) (void)cardWithFigures(cardText, {}, *card);
  const LoadedModel loaded = loadNamedModel(arguments);
  if (!loaded.model->tokenizer)
    throw Error(
        QCoreApplication::translate("CommandLine", "%1 has no tokenizer, so that no text measures it.")
            .arg(shown(loaded.model->name))
            .toStdString());
  const ModelFiles files = openModelFiles(arguments);
  const Execution execution = executionOf(loaded, QCoreApplication::translate("CommandLine", "measuring"));
  const ModelCopies copies(
      loaded.model, [&] { return loadModel(files, {}); }, execution);
  // Its tables go into model cards.
  const Translation english(languages().front().code);
  const EvaluationReport report{.model = loaded.model->name,
                                .parameters = loaded.model->parameterCount,
                                .tables = measuredTables(copies, files, folders, execution)};
  if (out) writeFile(*out, jsonOf(report).dump(2) + "\n");
  if (card) writeFile(*card, cardWithFigures(cardText, report, *card));
  printText(plainText(report).toStdString());
}

}  // namespace

Command evaluateCommand() {
  return {
      "evaluate", "--model M [--data DIR] [--corpus DIR] [--out FILE.json] [--card FILE.md]",
      QT_TRANSLATE_NOOP("CommandLine", "Measures what a model's heads do on held-out texts; prints tables."),
      joined({{modelOptionSpec(),
               familyOptionSpec(),
               {"--data", "DIR",
                QT_TRANSLATE_NOOP("CommandLine", "the folder of held-out texts (resources/evaluation)")},
               {"--corpus", "DIR",
                QT_TRANSLATE_NOOP("CommandLine",
                                  "what was trained on, to count the bigram model in (the recorded figure)")},
               {"--out", "FILE", QT_TRANSLATE_NOOP("CommandLine", "where the figures are written as JSON")},
               {"--card", "FILE",
                QT_TRANSLATE_NOOP("CommandLine", "the model's card, whose figures are written anew")},
               threadsOptionSpec()}}),
      runEvaluate};
}

}  // namespace headlight
