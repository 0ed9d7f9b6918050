#pragma once

#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/pre_tokenizers/metaspace_pre_tokenizer.h"

namespace headlight {

/// What the pre-tokenizer and the decoder Metaspace say.
struct MetaspaceFields {
  std::string replacement = "\xE2\x96\x81";  // ▁
  MetaspacePreTokenizer::Prepend prepend = MetaspacePreTokenizer::Prepend::Always;
  bool split = true;
};

/// Reads replacement, prepend_scheme, split and, of older files, add_prefix_space. Throws Error naming the
/// field.
MetaspaceFields metaspaceFromJson(const JsonFields& fields);

}  // namespace headlight
