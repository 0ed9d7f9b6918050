#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/io/gguf.h"

namespace headlight {

/// A tensor of a GGUF file as Hugging Face's library names it.
struct GgufTensor {
  TensorView view;  // `name` is the new name
  /// Row i of the library's matrix is row rows[i] of this one; empty: they are the same. (llama.cpp stores
  /// LLaMA's queries and keys so that the two numbers which rotary positions turn lie side by side.)
  std::vector<std::int32_t> rows = {};
  bool transposed = false;  // the library stores it as [inputs, outputs] (GPT-2)
};

struct GgufTensors {
  std::vector<GgufTensor> tensors;
  std::vector<std::shared_ptr<const void>> storage;  // of numbers that are not in the file as they are needed
};

/// The tensors of a model of this type ("gemma2"), which the file's config has. Norms that the library counts
/// from 1 (Gemma) are copied; stacked experts become one tensor each. Names that are not known stay as they
/// are, with the library's name of the layer. Throws Error naming file and tensor for elements of a type that
/// is not read.
GgufTensors ggufTensors(const GgufFile& file, const std::string& modelType);

}  // namespace headlight
