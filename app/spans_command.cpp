#include <QCoreApplication>
#include <QFile>

#include "app/command.h"
#include "app/command_support.h"
#include "app/output_option.h"
#include "app/usage_error.h"
#include "core/error.h"
#include "core/io/read_input.h"
#include "core/utf8.h"
#include "ui/session/translation.h"
#include "ui/views/spans/span_batch_file.h"

namespace headlight {

namespace {

/// One prompt in place of a file: its line ends are its own.
PromptList onePrompt(const std::string& written) {
  PromptList list;
  list.prompts.push_back({1, markedPrompt(QString::fromStdString(written), list.names)});
  return list;
}

PromptList promptsOption(const Arguments& arguments) {
  const auto text = arguments.value("--text");
  const auto file = arguments.value("--text-file");
  if (text && file)
    throw UsageError(QCoreApplication::translate("CommandLine", "%1 and %2 exclude each other.")
                         .arg(QStringLiteral("--text"), QStringLiteral("--text-file")));
  if (!text && !file)
    throw UsageError(QCoreApplication::translate(
        "CommandLine", "Prompts are missing: --text-file FILE has one a line, --text T is one."));
  const std::string bytes = file ? readInput(*file) : *text;
  const QString origin = file ? shown(*file) : QStringLiteral("--text");
  if (const auto position = utf8::firstInvalid(bytes))
    throw Error(QCoreApplication::translate("CommandLine", "%1 is not valid UTF-8: byte %2 is 0x%3.")
                    .arg(origin)
                    .arg(*position)
                    .arg(static_cast<unsigned char>(bytes[*position]), 2, 16, QLatin1Char('0'))
                    .toStdString());
  return file ? promptsOf(QString::fromStdString(bytes), origin) : onePrompt(bytes);
}

SpanBatch measured(const Arguments& arguments, const PromptList& list, const LoadedModel& loaded) {
  SpanBatch batch;
  batch.model = QString::fromStdString(loaded.model->name);
  batch.kind = readingKind(*loaded.model);
  batch.names = list.names;
  batch.perHead = arguments.has("--heads");
  BatchSettings settings;
  settings.cuts = arguments.has("--cut");
  measurePrompts(*loaded.model, list.prompts, settings,
                 executionOf(loaded, QCoreApplication::translate("CommandLine", "running the prompts")),
                 [&](PromptSpans spans) { batch.prompts.push_back(std::move(spans)); });
  return batch;
}

/// What a table alone would not tell.
void printBatchNotes(const SpanBatch& batch) {
  for (const PromptSpans& prompt : batch.prompts) {
    const auto say = [&](const QString& words) {
      printWarning(QCoreApplication::translate("CommandLine", "line %1: %2")
                       .arg(prompt.prompt.line)
                       .arg(words)
                       .toStdString());
    };
    if (!prompt.problem.isEmpty()) say(prompt.problem);
    if (!prompt.cutsMissing.isEmpty()) say(prompt.cutsMissing);
    if (prompt.sampled)
      say(QCoreApplication::translate("Spans", "The text is long: evenly spread rows stand for all."));
  }
}

void runSpans(const Arguments& arguments) {
  std::optional<std::string> out;
  if (arguments.has("--out")) out = dataOutputOption(arguments, {"csv", "json"});
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const PromptList list = promptsOption(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  // Its sentences go into files that programs read.
  const Translation english(languages().front().code);
  const SpanBatch batch = measured(arguments, list, loaded);
  printBatchNotes(batch);
  if (out)
    writeSpanBatch(batch, *out);
  else
    printText(jsonOf(batch));
}

}  // namespace

Command spansCommand() {
  return {"spans", "--model M (--text-file FILE | --text T) [--cut] [--heads] [--out FILE.{csv,json}]",
          QT_TRANSLATE_NOOP("CommandLine",
                            "Tells how much attention the marked stretches of prompts receive, as a table."),
          joined({{modelOptionSpec(), familyOptionSpec()},
                  {{"--text-file", "FILE",
                    QT_TRANSLATE_NOOP(
                        "CommandLine",
                        "a prompt a line, its marks written as [name: words]; \\n is a line end in it")},
                   {"--text", "T", QT_TRANSLATE_NOOP("CommandLine", "one prompt in place of a file")},
                   {"--cut", nullptr,
                    QT_TRANSLATE_NOOP("CommandLine", "with what is predicted without each span")},
                   {"--heads", nullptr, QT_TRANSLATE_NOOP("CommandLine", "with the numbers of every head")},
                   {"--out", "FILE",
                    QT_TRANSLATE_NOOP("CommandLine",
                                      "the file; its extension is its format (JSON on the standard output)")},
                   threadsOptionSpec()}}),
          runSpans};
}

}  // namespace headlight
