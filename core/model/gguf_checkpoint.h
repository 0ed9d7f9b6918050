#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/io/mapped_file.h"
#include "core/message.h"
#include "core/model/gguf_tensors.h"

namespace headlight {

/// A GGUF file as a folder of Hugging Face's library would be: the files that such a folder has, and its
/// tensors. Immutable; views point into the mapped file or into `storage`.
struct GgufCheckpoint {
  std::shared_ptr<const MappedFile> mapped;
  std::string path;
  /// "config.json", and "tokenizer.json" or "tokenizer.model" with "tokenizer_config.json".
  std::map<std::string, std::string, std::less<>> files;
  std::vector<GgufTensor> tensors;
  std::vector<std::shared_ptr<const void>> storage;
  std::vector<Message> notes;  // sentences for the person
};

/// Throws Error naming the file, and the key or the tensor, for one that is malformed, cannot be read, or is
/// of a model that is not known here.
std::shared_ptr<const GgufCheckpoint> readGgufCheckpoint(const std::string& path);

}  // namespace headlight
