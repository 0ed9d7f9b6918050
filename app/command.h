#pragma once

#include <vector>

#include "app/arguments.h"

namespace headlight {

/// One subcommand: what it takes and what it does.
struct Command {
  const char* name;      // one or two words: "attention", "tokenizer train"
  const char* synopsis;  // "--model M ... --out FILE.{safetensors,npy,json,csv}"
  const char* summary;   // marked for translation in the context "CommandLine"
  std::vector<OptionSpec> options;
  /// Prints data on stdout and messages on stderr. Throws UsageError, Error.
  void (*run)(const Arguments& arguments);
  /// Whether an attention array may be named in place of a model and a text.
  bool takesArray = false;
  /// Whether any number of files may be named.
  bool takesFiles = false;
  bool drawsPictures = false;
};

Command attentionCommand();
Command renderCommand();
Command logitsCommand();
Command generateCommand();
Command predictCommand();
Command lensCommand();
Command effectsCommand();
Command tapsCommand();
Command tokensCommand();
Command infoCommand();
Command benchCommand();
Command tokenizerTrainCommand();
Command trainCommand();
Command evaluateCommand();
Command statisticsCommand();
Command lessonCommand();
Command spansCommand();

}  // namespace headlight
