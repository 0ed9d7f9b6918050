#pragma once

#include <memory>
#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/decoders/decoder.h"

namespace headlight {

/// The decoder that a JSON object describes. `path` is its place ("decoder."). Throws Error naming the field.
std::unique_ptr<Decoder> decoderFromJson(const JsonFields& fields, const std::string& path);

}  // namespace headlight
