#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/output_option.h"
#include "core/arrays/attention_export.h"
#include "core/arrays/output_room.h"
#include "core/error.h"

namespace headlight {

namespace {

void runLogits(const Arguments& arguments) {
  const std::string out = dataOutputOption(arguments, {"safetensors", "npy", "json"});
  (void)arguments.required("--model");
  (void)threadCountOf(arguments);
  const RunInput input = readTextInput(arguments);
  const LoadedModel loaded = loadNamedModel(arguments);
  if (!loaded.model->transformer->hasOutputHead()) {
    throw Error(QCoreApplication::translate("CommandLine",
                                            "%1 has no logits: its checkpoint holds no language-model head.")
                    .arg(shown(loaded.model->name))
                    .toStdString());
  }
  PreparedInput run = prepareInput(*loaded.model, input);
  const ModelConfig& config = loaded.model->config;
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  const std::size_t tokens = both ? run.request.decoderIds.size() : run.request.ids.size();
  const double logits = static_cast<double>(tokens) * static_cast<double>(config.outputVocabularySize());
  requireOutputRoom(out, leastFileBytes(dataFormatOf(out), logits));
  run.request.record.logits = LogitsRecord::All;
  run.request.record.values = false;
  const auto trace = runModel(loaded, run);
  exportLogits(*trace, out,
               executionOf(loaded, QCoreApplication::translate("CommandLine", "writing %1").arg(shown(out))));
}

}  // namespace

Command logitsCommand() {
  return {
      "logits", "--model M --text T --out FILE.{safetensors,npy,json}",
      QT_TRANSLATE_NOOP("CommandLine", "Writes logits [tokens, vocabulary] to a file."),
      joined({{modelOptionSpec(), familyOptionSpec()},
              inputOptionSpecs(),
              {{"--out", "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file; its extension is its format")},
               threadsOptionSpec()}}),
      runLogits};
}

}  // namespace headlight
