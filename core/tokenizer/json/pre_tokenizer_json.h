#pragma once

#include <memory>
#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// The pre-tokenizer that a JSON object describes. `path` is its place ("pre_tokenizer."). With `keepBytes` a
/// ByteLevel at the very end leaves the bytes to the model. Throws Error naming the field.
std::unique_ptr<PreTokenizer> preTokenizerFromJson(const JsonFields& fields, const std::string& path,
                                                   bool keepBytes);

/// Whether the last step of the pre-tokenizer is ByteLevel.
bool endsWithByteLevel(const nlohmann::json& preTokenizer);

}  // namespace headlight
