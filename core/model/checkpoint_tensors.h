#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/model/model_files.h"
#include "core/tensor/tensor_view.h"

namespace headlight {

/// A tensor and the file that messages about it name.
struct CheckpointTensor {
  TensorView view;
  std::string file;
  std::vector<std::int32_t> rows = {};  // as in GgufTensor
  bool transposed = false;              // likewise
};

/// A tensor of an element type that is not read.
struct UnreadableTensor {
  std::string dtype;
  std::string file;
};

/// Every tensor of a checkpoint, from one safetensors file or several, or from a GGUF file. The views point
/// into mapped files or the program's own bytes; nothing is copied.
struct CheckpointTensors {
  std::string file;  // model.safetensors or the index: what a missing tensor is missing from
  /// A matrix stored once under one of its two names is here under both, where the metadata says so.
  std::map<std::string, CheckpointTensor, std::less<>> byName;
  std::map<std::string, UnreadableTensor, std::less<>> unreadable;
  std::vector<std::shared_ptr<const MappedFile>> files;  // keeps the views valid
  std::vector<std::shared_ptr<const void>> storage;      // likewise, of numbers that are in no file
  std::vector<Message> notes;                            // sentences for the person
  /// Of a model that is made anew: makes a tensor that a family asks for and that is not in byName, and puts
  /// it there. Empty: what is not there is missing.
  std::function<const CheckpointTensor&(const std::string& name, const std::vector<std::int64_t>& shape)>
      make = {};
};

/// Reads model.safetensors, or the shards that model.safetensors.index.json names. Throws Error for a
/// malformed file, a missing shard, a tensor that the index names and its shard lacks, or a folder with
/// neither; one with only pytorch_model.bin is told why that is not opened and how to convert it.
CheckpointTensors readCheckpointTensors(const ModelFiles& files);

}  // namespace headlight
