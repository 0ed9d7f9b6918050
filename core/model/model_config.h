#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/layers/activation_kind.h"
#include "core/layers/norm_kind.h"
#include "core/model/run_request.h"
#include "core/positional/rotary_settings.h"

namespace headlight {

enum class Architecture { Encoder, Decoder, EncoderDecoder };
enum class NormPlace { Pre, Post };
enum class PositionalEncoding { None, Sinusoidal, Learned, Rotary, Alibi };
/// How a playground's heads get their q, k, v: a projection for each head, or one projection shared by all.
enum class HeadProjection { PerHead, Shared };

/// All that differs between models of every family; a plain value that one Transformer reads.
struct ModelConfig {
  std::string family;  // model_type: "bert", "gpt2", "llama", ...; "playground" for the untrained one
  Architecture architecture = Architecture::Decoder;
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::int64_t keyValueHeads = 0;
  std::int64_t headSize = 0;         // d_k
  std::int64_t modelSize = 0;        // d_model
  std::int64_t feedForwardSize = 0;  // d_ff
  std::int64_t vocabularySize = 0;
  std::int64_t tokenTypes = 0;  // 0: no segment embedding
  /// Rows for tokens in a learned position table (its offset taken off), or the nominal context length
  /// otherwise.
  std::int64_t maxPositions = 0;
  std::int64_t positionOffset = 0;  // RoBERTa's 2: token 0 uses row 2 of the table
  /// RoBERTa's pad_token_id: these tokens use the row before the offset and are not counted. -1: none.
  std::int64_t uncountedToken = -1;
  NormKind norm = NormKind::LayerNorm;
  NormPlace normPlace = NormPlace::Pre;
  double normEpsilon = 1e-5;
  Activation activation = Activation::Gelu;
  bool gatedFeedForward = false;
  PositionalEncoding positionalEncoding = PositionalEncoding::Learned;
  double rotaryBase = 10000;
  RopeScaling ropeScaling;
  double sinusoidalBase = 10000;
  MaskRule mask = MaskRule::Causal;
  std::int64_t slidingWindow = 0;  // keys seen by a query, itself included; 0: no window
  /// With SlidingWindow: layers below this index attend to everything before (Qwen2's max_window_layers).
  std::int64_t firstWindowLayer = 0;
  float scoreScale = 0;              // 1 / sqrt(d_k) unless the config says otherwise
  bool scaleByInverseLayer = false;  // GPT-2's scale_attn_by_inverse_layer_idx
  bool tiedOutput = true;
  HeadProjection headProjection = HeadProjection::PerHead;
  bool untrained = false;  // labelled wherever the model shows
  bool operator==(const ModelConfig&) const = default;

  /// Whether more tokens than maxPositions are impossible (learned positions) rather than merely untrained.
  bool positionsAreLimited() const { return positionalEncoding == PositionalEncoding::Learned; }
};

}  // namespace headlight
