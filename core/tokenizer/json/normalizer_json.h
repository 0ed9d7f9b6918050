#pragma once

#include <memory>
#include <string>

#include "core/io/json_fields.h"
#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// The normalizer that a JSON object describes. `path` is its place ("normalizer."). Throws Error naming the
/// field.
std::unique_ptr<Normalizer> normalizerFromJson(const JsonFields& fields, const std::string& path);

}  // namespace headlight
