#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

/// One sequence, or pair, to learn from.
struct TrainingExample {
  std::vector<std::int32_t> ids;         // [tokens] of the encoder, or of a decoder-only model
  std::vector<std::int32_t> decoderIds;  // [tokens] of an encoder-decoder: what its decoder reads
  /// For each row of the stack that predicts, the id to predict; -1: none. [decoderIds] where there are some,
  /// else [ids]
  std::vector<std::int32_t> targets;
  std::uint64_t sample = 0;  // number of the sample, which keys its random numbers

  bool operator==(const TrainingExample&) const = default;
};

/// Examples that one thread computes from begin to end. The data fix it, and never the number of threads.
using MicroBatch = std::vector<TrainingExample>;

/// A sum of cross-entropies, in nats, over the tokens that were predicted.
struct LossSum {
  double loss = 0;
  std::int64_t predicted = 0;

  LossSum& operator+=(const LossSum& other) {
    loss += other.loss;
    predicted += other.predicted;
    return *this;
  }
  double mean() const { return predicted > 0 ? loss / static_cast<double>(predicted) : 0; }
};

/// What a step of training tells the model beside its examples.
struct StepSettings {
  std::uint64_t seed = 0;
  std::int64_t step = 0;
  float dropout = 0;         // share of activations that is dropped, in [0, 1)
  float labelSmoothing = 0;  // share of the target that is spread over the whole vocabulary, in [0, 1)
};

}  // namespace headlight
