#pragma once

#include <cstdint>

#include "core/model/model.h"
#include "core/model/run_request.h"

namespace headlight {

/// The id that stands for a token that is to be guessed: that of "[MASK]" or "<mask>". Throws Error where the
/// model's tokenizer has neither, or there is none.
std::int32_t maskTokenOf(const Model& model);

/// The request with token `index` hidden behind the mask; its place in the text and all else stay. Throws
/// Error for a token that there is not, for a model that is no encoder alone, and what maskTokenOf() throws.
RunRequest withMaskedToken(const Model& model, RunRequest request, std::int64_t index);

}  // namespace headlight
