#pragma once

#include <cstdint>
#include <span>

namespace headlight {

/// A sum of natural logarithms of probabilities, and of how many tokens.
struct LogLikelihood {
  double sum = 0;
  std::int64_t tokens = 0;

  void add(double logProbability) {
    sum += logProbability;
    ++tokens;
  }
  LogLikelihood& operator+=(const LogLikelihood& other) {
    sum += other.sum;
    tokens += other.tokens;
    return *this;
  }
  /// exp(-mean); NaN without a token.
  double perplexity() const;
};

/// What a text costs a model and, where one was counted, the bigram model, for the same tokens.
struct TextLikelihood {
  LogLikelihood model;
  LogLikelihood bigram;
  std::int64_t unknown = 0;  // tokens for text that the vocabulary does not know, which count for neither

  TextLikelihood& operator+=(const TextLikelihood& other) {
    model += other.model;
    bigram += other.bigram;
    unknown += other.unknown;
    return *this;
  }
};

/// The natural logarithm of the softmax of `logits` at `id`, summed in float64.
double logProbability(std::span<const float> logits, std::int32_t id);

}  // namespace headlight
