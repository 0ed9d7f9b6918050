#pragma once

#include <cstdint>

#include "core/parameters/model_config.h"

namespace headlight {

/// The length of the text that gradients are computed of.
struct TextLength {
  std::int64_t tokens = 0;         // of the encoder, or of the only stack
  std::int64_t decoderTokens = 0;  // beside an encoder
};

/// Bytes that a forward and a backward of one text take at their peak for the gradients by what heads give,
/// beside the weights: all that the forward leaves, the gradients of one sublayer, and what is kept.
std::int64_t gradientBytes(const ModelConfig& config, const TextLength& text);

/// Throws Error if that is more memory than there is.
void requireGradientMemory(const ModelConfig& config, const TextLength& text);

}  // namespace headlight
