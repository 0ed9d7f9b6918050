#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/parameters/stack_config.h"

namespace headlight {

enum class Architecture { Encoder, Decoder, EncoderDecoder };
/// How a playground's heads get their q, k, v: a projection for each head, or one projection shared by all.
enum class HeadProjection { PerHead, Shared };

/// All that differs between models of every family; a plain value that one Transformer reads. A model has an
/// encoder, a decoder, or both, in which case the decoder's layers have a cross-attention too.
struct ModelConfig {
  std::string family;  // model_type: "bert", "gpt2", "llama", ...; "playground" for the untrained one
  std::optional<StackConfig> encoder;
  std::optional<StackConfig> decoder;
  std::int64_t vocabularySize = 0;         // of the only stack, or of the encoder
  std::int64_t decoderVocabularySize = 0;  // of the decoder beside an encoder
  bool tiedOutput = true;
  float stateScale = 1;  // of the last states before the output head (T5's d_model^-0.5)
  float logitScale = 1;  // of the logits (Cohere's logit_scale, 1 / Granite's logits_scaling)
  float logitCap = 0;    // c: logits become c * tanh(logit / c) (Gemma 2); 0: they stay as they are
  HeadProjection headProjection = HeadProjection::PerHead;
  bool untrained = false;  // labelled wherever the model shows
  bool operator==(const ModelConfig&) const = default;

  Architecture architecture() const {
    if (encoder && decoder) return Architecture::EncoderDecoder;
    return encoder ? Architecture::Encoder : Architecture::Decoder;
  }
  /// The stack that logits are made from: the decoder where there is one. Precondition: there is a stack.
  const StackConfig& main() const { return decoder ? *decoder : *encoder; }
  StackConfig& main() { return decoder ? *decoder : *encoder; }
  /// The stack that takes the text: the encoder where there is one.
  const StackConfig& input() const { return encoder ? *encoder : *decoder; }
  /// How many ids the logits are for.
  std::int64_t outputVocabularySize() const {
    return architecture() == Architecture::EncoderDecoder ? decoderVocabularySize : vocabularySize;
  }
};

}  // namespace headlight
