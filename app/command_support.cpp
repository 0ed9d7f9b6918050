#include "app/command_support.h"

#include <QCoreApplication>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "app/embedded_files.h"
#include "app/option_values.h"
#include "app/progress_line.h"
#include "core/error.h"
#include "core/model/generation.h"
#include "core/model/model_library.h"
#include "ui/models/core_words.h"

namespace headlight {

OptionSpec modelOptionSpec() {
  return {"--model", "M", QT_TRANSLATE_NOOP("CommandLine", "a model's directory or name")};
}

OptionSpec familyOptionSpec() {
  return {"--as", "TYPE",
          QT_TRANSLATE_NOOP("CommandLine", "the family to read the model as, whatever its config.json says")};
}

OptionSpec threadsOptionSpec() {
  return {"--threads", "N", QT_TRANSLATE_NOOP("CommandLine", "threads to use (one for each processor)")};
}

std::vector<OptionSpec> joined(std::vector<std::vector<OptionSpec>> lists) {
  std::vector<OptionSpec> all;
  for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

int threadCountOf(const Arguments& arguments) { return countOption(arguments, "--threads").value_or(0); }

ModelFiles openModelFiles(const Arguments& arguments) {
  const ModelLibrary library(embeddedModels(), LibraryPaths::fromEnvironment());
  const ModelFiles files = library.open(arguments.required("--model"));
  const auto family = arguments.value("--as");
  return family ? files.as(*family) : files;
}

LoadedModel loadNamedModel(const Arguments& arguments) {
  const ModelFiles files = openModelFiles(arguments);
  LoadedModel loaded;
  loaded.pool = std::make_unique<ThreadPool>(threadCountOf(arguments));
  loaded.model =
      loadModel(files, executionOf(loaded, QCoreApplication::translate("CommandLine", "loading the model")));
  for (const Message& note : loaded.model->notes) printWarning(note);
  return loaded;
}

Execution executionOf(const LoadedModel& loaded, const QString& what) {
  const auto line = std::make_shared<ProgressLine>(what);
  return {loaded.pool.get(), {}, [line](double fraction) { line->show(fraction); }};
}

void printGenerationNotes(const Model& model) {
  for (const Message& note : model.generation.notes) printWarning(note);
}

std::shared_ptr<const Trace> runModel(const LoadedModel& loaded, PreparedInput& input) {
  if (input.writesDecoder) printGenerationNotes(*loaded.model);
  const auto trace =
      runPrepared(*loaded.model, input,
                  executionOf(loaded, QCoreApplication::translate("CommandLine", "running the model")));
  for (const Message& warning : trace->warnings) printWarning(warning);
  return trace;
}

namespace {

/// JSON must escape control characters of ASCII only; a terminal obeys U+007F to U+009F too.
std::string withEscapedControls(const std::string& json) {
  std::string text;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto byte = static_cast<unsigned char>(json[i]);
    const auto next = static_cast<unsigned char>(i + 1 < json.size() ? json[i + 1] : 0);
    const bool control = byte == 0xc2 && next >= 0x80 && next <= 0x9f;
    if (byte != 0x7f && !control) {
      text += json[i];
      continue;
    }
    char escape[8];
    std::snprintf(escape, sizeof(escape), "\\u%04x", control ? next : byte);
    text += escape;
    if (control) ++i;
  }
  return text;
}

}  // namespace

void printJson(const nlohmann::ordered_json& json) {
  printText(withEscapedControls(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) + "\n");
}

void printText(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  throw Error(QCoreApplication::translate("CommandLine", "Cannot write to the standard output: %1.")
                  .arg(QString::fromLocal8Bit(std::strerror(errno)))
                  .toStdString());
}

void printWarning(const Message& sentence) {
  const QString text =
      QCoreApplication::translate("CommandLine", "headlight: warning: %1").arg(messageText(sentence));
  std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

}  // namespace headlight
