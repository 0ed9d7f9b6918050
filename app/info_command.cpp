#include <QCoreApplication>

#include "app/command.h"
#include "app/command_support.h"
#include "app/model_facts.h"
#include "core/model/checkpoint.h"
#include "core/model/model_tokenizer.h"

namespace headlight {

namespace {

void runInfo(const Arguments& arguments) {
  (void)arguments.required("--model");
  ThreadPool pool(threadCountOf(arguments));
  const ModelFiles files = openModelFiles(arguments);
  const Checkpoint checkpoint = readCheckpoint(files, {&pool, {}, {}});
  for (const Message& note : checkpoint.notes) printWarning(note);
  const auto tokenizer = tokenizerOf(files);
  const bool both = checkpoint.config.architecture() == Architecture::EncoderDecoder;
  const auto target = both ? targetTokenizerOf(files) : nullptr;
  printJson(modelFacts({files.name(), files.location(), checkpoint.config, checkpoint.weights.parameterCount,
                        checkpoint.weights.outputHead.has_value(), tokenizer ? tokenizer->kindName() : "",
                        target ? target->kindName() : "", checkpoint.unreadTensors}));
}

}  // namespace

Command infoCommand() {
  return {"info", "--model M",
          QT_TRANSLATE_NOOP("CommandLine", "Prints a model's family, sizes and positional encoding as JSON."),
          joined({{modelOptionSpec(), familyOptionSpec(), threadsOptionSpec()}}), runInfo};
}

}  // namespace headlight
