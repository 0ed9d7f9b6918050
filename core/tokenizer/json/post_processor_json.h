#pragma once

#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/models/vocabulary.h"
#include "core/tokenizer/post_processor.h"

namespace headlight {

/// The post-processor that a JSON object describes. `path` is its place ("post_processor."). Special tokens
/// are looked up in the vocabulary. Throws Error naming the field.
ProcessingTemplate postProcessorFromJson(const JsonFields& fields, const std::string& path,
                                         const Vocabulary& vocabulary);

}  // namespace headlight
