#pragma once

#include <cstdint>

#include "core/model/run_request.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// The request with nothing behind a token of the stack that logits are made from, where what follows has no
/// part in what is said at the token, so that the logits of all other tokens need not be made. It stays as it
/// is where later tokens count: in an encoder, under another mask, where a head gives its mean over the text,
/// and where rotary's angles depend on the length. Changes of tokens that are gone are left out.
RunRequest endingAt(const ModelConfig& config, RunRequest request, std::int64_t token);

}  // namespace headlight
