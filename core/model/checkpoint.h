#pragma once

#include <string>
#include <vector>

#include "core/message.h"
#include "core/model/model_files.h"
#include "core/parallel/execution.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"

namespace headlight {

struct CheckpointTensors;

/// What a folder holds, checked: every tensor the model needs is there in the shape its config says, and
/// every weight is finite.
struct Checkpoint {
  ModelConfig config;
  ModelWeights weights;                    // views over the mapped files, which it keeps alive
  std::vector<std::string> unreadTensors;  // by name, see unreadTensors()
  std::vector<Message> notes;              // sentences for the person, one about unread tensors among them
};

/// Reads config.json alone. Throws Error naming file and field.
ModelConfig readModelConfig(const ModelFiles& files);

/// Reads config.json and binds the tensors; looks once at every weight for NaN and infinities, in parallel,
/// with progress. Throws Error naming file and field or tensor; Cancelled.
Checkpoint readCheckpoint(const ModelFiles& files, const Execution& execution = {});

/// The same with tensors that are given, or made where tensors.make is there, in place of those of the files,
/// of which only config.json is read. The numbers are not looked at; `tensors` must outlive the weights
/// unless something else keeps its bytes. Throws Error as above.
Checkpoint bindCheckpoint(const ModelFiles& files, const CheckpointTensors& tensors);

}  // namespace headlight
