#pragma once

#include <cstddef>
#include <vector>

#include "core/model/model_files.h"

namespace headlight {

/// One file that the build linked into the program.
struct EmbeddedFile {
  const char* path;  // "english-encoder/config.json"
  const std::byte* begin;
  const std::byte* end;
};

/// Ends with an entry whose path is nullptr.
extern const EmbeddedFile embeddedFileTable[];

/// The embedded models, one ModelFiles for each folder of resources/models that was there when the program
/// was built; behind each of them its untrained twin.
std::vector<ModelFiles> embeddedModels();

}  // namespace headlight
