#pragma once

#include <string>
#include <vector>

#include "core/io/gguf.h"
#include "core/message.h"

namespace headlight {

/// What a GGUF file says of its model, as the config.json that Hugging Face's library would have for it.
struct GgufConfig {
  std::string modelType;       // "qwen2"
  std::string json;            // the config.json
  std::vector<Message> notes;  // sentences for the person about keys that nothing was made of
};

/// Of the architectures (general.architecture) bert, llama, qwen2, qwen3, gemma, gemma2, gemma3, phi3,
/// gpt-oss and gpt2. Throws Error naming file and key for any other, and for values that do not fit.
GgufConfig ggufConfig(const GgufFile& file);

}  // namespace headlight
