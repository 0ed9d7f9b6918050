#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/checkpoint_tensors.h"

namespace headlight {

/// What a family took out of a checkpoint.
struct ReadTensors {
  std::set<std::string> names;    // every tensor taken, and equal copies of one under another name
  std::set<std::string> modules;  // "lm_head": the parts of the model whose tensors were asked for
  /// "model.layers.": what the names of tensors inside layers begin with, stack by stack.
  std::set<std::string> layers = {};
};

/// The tensors, by name, that change numbers in the model they were made for and that nobody took: those
/// inside layers, and those of a part that other tensors were taken of (a bias beside a weight). Buffers
/// (causal masks, rotary tables, position_ids) are none; poolers and classifiers lie outside layers.
std::vector<std::string> unreadTensors(const CheckpointTensors& tensors, const ReadTensors& read);

/// The sentence for a person about them; empty for none.
Message unreadSentence(const std::vector<std::string>& names, const std::string& file,
                       std::string_view family);

}  // namespace headlight
