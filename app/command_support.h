#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "app/arguments.h"
#include "app/text_input.h"
#include "core/message.h"
#include "core/model/model_files.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// --model and --threads.
OptionSpec modelOptionSpec();
/// --as: which family a checkpoint is read as.
OptionSpec familyOptionSpec();
OptionSpec threadsOptionSpec();
std::vector<OptionSpec> joined(std::vector<std::vector<OptionSpec>> lists);

/// --threads, or one for each processor.
int threadCountOf(const Arguments& arguments);

/// The files that --model names: a directory, an embedded model or one in the usual places.
ModelFiles openModelFiles(const Arguments& arguments);

/// A model ready to run with the threads it runs on.
struct LoadedModel {
  std::unique_ptr<ThreadPool> pool;
  std::shared_ptr<const Model> model;
};
LoadedModel loadNamedModel(const Arguments& arguments);

/// The pool with progress on stderr where that is a terminal.
Execution executionOf(const LoadedModel& loaded, const QString& what);

/// A run of the model and what it said. Where the input leaves the decoder's text to the model, that writes
/// it first, and the request then has it.
std::shared_ptr<const Trace> runModel(const LoadedModel& loaded, PreparedInput& input);
/// What the folder asks for beyond what a generation does.
void printGenerationNotes(const Model& model);

/// One line of JSON on stdout. Throws Error if it cannot be written.
void printJson(const nlohmann::ordered_json& json);
/// A text on stdout, as it is. Throws Error likewise.
void printText(const std::string& text);
/// A sentence on stderr.
void printWarning(const Message& sentence);

}  // namespace headlight
