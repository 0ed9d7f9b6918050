#pragma once

#include <string>

#include "byte_builder.h"
#include "core/model/checkpoint.h"

namespace headlight::test {

/// What the config.json of a model named "m" becomes.
inline ModelConfig configOf(const std::string& json) {
  return readModelConfig(ModelFiles::embedded("m", {{"config.json", asBytes(json)}}));
}

/// Why it is refused: the part of the message after "m/config.json: ".
inline std::string message(const std::string& json) {
  const std::string text = messageOf([&] { configOf(json); });
  const std::string prefix = "m/config.json: ";
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

}  // namespace headlight::test
