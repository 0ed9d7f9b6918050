#pragma once

#include <string>
#include <vector>

#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/tensor/matrix.h"

namespace headlight {

/// The names of all weights as visitTensors() has them, biases with ".bias" after the name of what they
/// belong to.
std::vector<std::string> weightNames(const ModelConfig& config, const ModelWeights& weights);

/// Copies a weight as float32, from the checkpoint's map where it is one, packed or not. By a name of
/// weightNames(): a table [rows, columns], a linear layer [outputs, inputs] whatever its order in the file, a
/// norm or bias [1, size]. By the checkpoint's own name: the whole tensor as the file has it, dimensions past
/// the first joined. Throws Error for a name that there is not.
Matrix weightByName(const ModelConfig& config, const ModelWeights& weights, const std::string& name);

}  // namespace headlight
