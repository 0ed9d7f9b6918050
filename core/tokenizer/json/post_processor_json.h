#pragma once

#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/post_processor.h"

namespace headlight {

/// The post-processor that a JSON object describes; `path` is its place ("post_processor."). Special tokens
/// have the ids that the object itself gives them. Throws Error naming the field.
ProcessingTemplate postProcessorFromJson(const JsonFields& fields, const std::string& path);

}  // namespace headlight
