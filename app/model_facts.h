#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/parameters/model_config.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// A model as its files describe it, without its weights being made ready to run.
struct ModelDescription {
  std::string name;
  std::string location;
  ModelConfig config;
  std::int64_t parameterCount = 0;
  bool hasOutputHead = false;
  std::string tokenizer;             // what kind it is; empty: none
  std::string targetTokenizer = {};  // of the decoder's text, where it is another one
  std::vector<std::string> unreadTensors;
};

/// What `headlight info` prints, in the words that config files use. The sizes are those of the stack that
/// logits are made from; an encoder beside it has an object of its own.
nlohmann::ordered_json modelFacts(const ModelDescription& model);

}  // namespace headlight
