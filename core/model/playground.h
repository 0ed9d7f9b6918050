#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/model/model.h"

namespace headlight {

/// How q.k is scaled before softmax: Vaswani et al. 2017 (arXiv 1706.03762), equation 1, has 1/sqrt(d_k).
enum class ScoreScaleRule { InverseSqrtHeadSize, InverseSqrtModelSize, None, Temperature };

/// An untrained transformer made from a seed. A plain value; the same settings give the same numbers on every
/// machine.
struct PlaygroundSettings {
  std::uint64_t seed = 1;
  std::int64_t modelSize = 64;  // a multiple of heads
  std::int64_t heads = 4;
  std::int64_t layers = 2;
  PositionalEncoding positionalEncoding = PositionalEncoding::Sinusoidal;
  MaskRule mask = MaskRule::Bidirectional;
  std::int64_t slidingWindow = 8;
  ScoreScaleRule scale = ScoreScaleRule::InverseSqrtHeadSize;
  double temperature = 1;  // with ScoreScaleRule::Temperature: scale = 1 / (temperature * sqrt(d_k))
  HeadProjection projection = HeadProjection::PerHead;
  bool operator==(const PlaygroundSettings&) const = default;
};

/// Builds the model. Its tokenizer splits a text into words, punctuation marks and single Chinese characters
/// by Unicode word breaks; a word's embedding is drawn from the seed and the word, so that no vocabulary is
/// needed. Throws Error for settings that do not fit (heads that do not divide d_model, an odd head size with
/// rotary).
std::shared_ptr<const Model> makePlayground(const PlaygroundSettings& settings, const Execution& execution);

}  // namespace headlight
