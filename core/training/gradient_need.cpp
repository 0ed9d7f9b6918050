#include "core/training/gradient_need.h"

#include <algorithm>
#include <string>

#include "core/io/available_room.h"
#include "core/message.h"

namespace headlight {
namespace {

/// Floats of one token.
struct TokenFloats {
  double kept = 0;     // by all sublayers, from the forward to the end
  double largest = 0;  // of one sublayer's backward
};

double floatsOf(const AttentionConfig& attention) {
  const double queries = static_cast<double>(attention.heads * attention.headSize);
  const double keys = static_cast<double>(attention.keyValueHeads * attention.headSize);
  const double values = static_cast<double>(attention.keyValueHeads * attention.valueSize);
  const double z = static_cast<double>(attention.heads * (attention.valueSize + 1));
  // Queries and keys stand there twice where they are normed; z has a gradient that is kept.
  return 2 * (queries + keys) + values + 2 * z;
}

double floatsOf(const FeedForwardConfig& feedForward) {
  return static_cast<double>(feedForward.size * (feedForward.gated ? 3 : 2));
}

TokenFloats floatsOf(const StackConfig& stack) {
  TokenFloats floats;
  // The stream's copies of a sublayer: what it reads, its output, the sum and the norm of that.
  const double stream = 4 * static_cast<double>(stack.modelSize);
  for (const LayerConfig& layer : stack.layers)
    for (const SublayerConfig& sublayer : layer.sublayers) {
      const double own =
          stream + (attends(sublayer.kind) ? floatsOf(sublayer.attention) : floatsOf(sublayer.feedForward));
      floats.kept += own;
      floats.largest = std::max(floats.largest, own);
    }
  return floats;
}

double floatsOf(const StackConfig& stack, std::int64_t tokens) {
  const TokenFloats floats = floatsOf(stack);
  return static_cast<double>(tokens) * (floats.kept + floats.largest);
}

}  // namespace

std::int64_t gradientBytes(const ModelConfig& config, const TextLength& text) {
  double floats = 3 * static_cast<double>(config.outputVocabularySize());
  const bool both = config.architecture() == Architecture::EncoderDecoder;
  if (config.encoder) floats += floatsOf(*config.encoder, text.tokens);
  // Keys and values of a cross-attention are of the encoder's tokens.
  if (config.decoder)
    floats += floatsOf(*config.decoder, both ? std::max(text.tokens, text.decoderTokens) : text.tokens);
  // The workspace grows by blocks of twice the size of the one before.
  return static_cast<std::int64_t>(std::min(2 * floats * sizeof(float), 9e18));
}

void requireGradientMemory(const ModelConfig& config, const TextLength& text) {
  requireMemory(static_cast<std::uint64_t>(gradientBytes(config, text)),
                Message("The gradients of a text of %1 tokens", std::max(text.tokens, text.decoderTokens)));
}

}  // namespace headlight
