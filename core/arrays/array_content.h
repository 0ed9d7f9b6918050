#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/tensor/tensor_view.h"

namespace headlight {

/// One array of a file before it is known what it is.
struct NamedTensor {
  std::string name;  // as the file calls it; empty where the file holds one array without a name
  TensorView tensor;
  std::shared_ptr<const void> storage;  // keeps the tensor's bytes alive unless the file does
  int decimals = 0;                     // digits after the point of the text it was read from, or 0
};

/// Labels of tokens under one name.
struct NamedLabels {
  std::vector<std::string> texts;
  bool loose = false;  // words of a plain text, which may be about something else
};

/// What a file of named arrays holds, whatever its format.
struct ArrayContent {
  std::string file;  // what messages call it
  std::vector<NamedTensor> tensors;
  std::map<std::string, NamedLabels> labels;  // by name, "encoder.query_tokens"
  std::string description;
  std::vector<Message> notes;
  std::vector<std::string> others;  // names of what was left out: texts, pickled objects
};

}  // namespace headlight
