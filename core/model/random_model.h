#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/model/model.h"

namespace headlight {

/// The shapes that makeRandomModel() knows: gpt2-small, bert-base, llama-1b.
std::vector<std::string_view> randomModelNames();

/// A model of a well-known shape with random weights, so that speed can be measured without files. Matrices
/// and embeddings are of `dtype`: Float32, BFloat16 or Float16. Tensors of 32 bits are overlapping views of
/// one block of numbers, which makes the model cheap to build; packed, every layer has weights of its own.
/// Those of 16 bits, which are never packed, have memory of their own. It has no tokenizer. Throws Error for
/// another name, listing the known ones; Cancelled.
std::shared_ptr<const Model> makeRandomModel(std::string_view shapeName, const Execution& execution,
                                             DType dtype = DType::Float32);

/// The same before it is packed, for tests that choose the options of the transformer.
struct RandomCheckpoint {
  ModelConfig config;
  ModelWeights weights;
};
RandomCheckpoint makeRandomCheckpoint(const ModelConfig& config, const Execution& execution,
                                      DType dtype = DType::Float32);

/// The config of a named shape. Throws Error as above.
ModelConfig randomModelConfig(std::string_view shapeName);

}  // namespace headlight
