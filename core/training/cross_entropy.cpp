#include "core/training/cross_entropy.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/tensor/lanes.h"

namespace headlight {
namespace {

// Exponentials of less than this are 0: no denormal numbers, which are slow, shall come of them.
constexpr float leastExponent = -70.0F;

struct RowFacts {
  float largest = 0;
  double sum = 0;  // of all logits
};

RowFacts factsOf(const float* logits, std::int64_t count, bool wantSum) {
  constexpr float minusInfinity = -std::numeric_limits<float>::infinity();
  Lanes largest = Lanes{} + minusInfinity;
  std::int64_t i = 0;
  for (; i + laneCount <= count; i += laneCount) {
    const Lanes values = loadLanes(logits + i);
    largest = values > largest ? values : largest;
  }
  RowFacts facts{minusInfinity, 0};
  for (std::int64_t lane = 0; lane < laneCount; ++lane)
    facts.largest = std::max(facts.largest, largest[lane]);
  for (; i < count; ++i) facts.largest = std::max(facts.largest, logits[i]);
  if (!wantSum) return facts;
  Lanes sums = {};
  for (i = 0; i + laneCount <= count; i += laneCount) sums += loadLanes(logits + i);
  sums += loadLanes(logits + i, count - i);
  facts.sum = static_cast<double>(sumLanes(sums));
  return facts;
}

Lanes exponentialsOf(Lanes logits, float largest) {
  const Lanes exponent = logits - largest;
  return exponent < leastExponent ? Lanes{} : expLanes(exponent);
}

// The sum of exp(logits - largest), and these numbers themselves in `kept` unless it is nullptr.
double sumOfExponentials(const float* logits, std::int64_t count, float largest, float* kept) {
  Lanes sums = {};
  std::int64_t i = 0;
  for (; i + laneCount <= count; i += laneCount) {
    const Lanes values = exponentialsOf(loadLanes(logits + i), largest);
    if (kept) storeLanes(values, kept + i);
    sums += values;
  }
  double sum = static_cast<double>(sumLanes(sums));
  if (i == count) return sum;
  const Lanes last = exponentialsOf(loadLanes(logits + i, count - i), largest);
  if (kept) storeLanes(last, kept + i, count - i);
  for (std::int64_t lane = 0; lane < count - i; ++lane) sum += static_cast<double>(last[lane]);
  return sum;
}

struct Smoothing {
  double share = 0;   // of the target, spread over all tokens
  double each = 0;    // that each token gets of it
  double target = 1;  // what the target keeps
};

Smoothing smoothingOf(float labelSmoothing, std::int64_t vocabulary) {
  const auto share = static_cast<double>(labelSmoothing);
  return {share, share / static_cast<double>(vocabulary), 1.0 - share};
}

// -sum_v t[v] (logit[v] - log sum exp). The parts are taken relative to the largest logit, for precision.
double lossOf(const RowFacts& facts, double sum, float targetLogit, const Smoothing& smoothing,
              std::int64_t vocabulary) {
  const auto largest = static_cast<double>(facts.largest);
  const double logSum = std::log(sum);
  double loss = smoothing.target * (logSum - (static_cast<double>(targetLogit) - largest));
  if (smoothing.share != 0) {
    loss += smoothing.share * (logSum + largest - facts.sum / static_cast<double>(vocabulary));
  }
  return loss;
}

double rowGradient(float* logits, std::int64_t count, std::int32_t target, const Smoothing& smoothing) {
  const RowFacts facts = factsOf(logits, count, smoothing.share != 0);
  const float targetLogit = logits[target];
  const double sum = sumOfExponentials(logits, count, facts.largest, logits);
  const auto factor = static_cast<float>(1.0 / sum);
  const auto each = static_cast<float>(smoothing.each);
  mapLanes(logits, logits, count, [=](Lanes value) -> Lanes { return value * factor - each; });
  logits[target] -= static_cast<float>(smoothing.target);
  return lossOf(facts, sum, targetLogit, smoothing, count);
}

}  // namespace

double crossEntropy(const MatrixView& logits, std::span<const std::int32_t> targets, float labelSmoothing) {
  assert(logits.rows() == std::ssize(targets));
  const std::int64_t vocabulary = logits.cols();
  const Smoothing smoothing = smoothingOf(labelSmoothing, vocabulary);
  double loss = 0;
  for (Eigen::Index row = 0; row < logits.rows(); ++row) {
    const std::int32_t target = targets[static_cast<std::size_t>(row)];
    if (target < 0) continue;
    assert(target < vocabulary);
    const float* const data = logits.data() + row * logits.outerStride();
    const RowFacts facts = factsOf(data, vocabulary, smoothing.share != 0);
    const double sum = sumOfExponentials(data, vocabulary, facts.largest, nullptr);
    loss += lossOf(facts, sum, data[target], smoothing, vocabulary);
  }
  return loss;
}

double crossEntropyGradient(MutableMatrixView logits, std::span<const std::int32_t> targets,
                            float labelSmoothing) {
  assert(logits.rows() == std::ssize(targets));
  const Smoothing smoothing = smoothingOf(labelSmoothing, logits.cols());
  double loss = 0;
  for (Eigen::Index row = 0; row < logits.rows(); ++row) {
    const std::int32_t target = targets[static_cast<std::size_t>(row)];
    float* const data = logits.data() + row * logits.outerStride();
    if (target < 0) {
      std::fill_n(data, logits.cols(), 0.0F);
      continue;
    }
    assert(target < logits.cols());
    loss += rowGradient(data, logits.cols(), target, smoothing);
  }
  return loss;
}

}  // namespace headlight
