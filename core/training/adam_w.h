#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/parallel/execution.h"

namespace headlight {

struct AdamWSettings {
  double beta1 = 0.9;
  double beta2 = 0.98;
  double epsilon = 1e-8;
  double weightDecay = 0.01;
};

/// Parameters [begin, end) of a model's one list of them, and whether weights decay there: matrices and
/// embeddings do, norms and biases do not.
struct DecayRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  bool decays = false;
};

/// What one step of the optimizer is told. All of [parameters].
struct AdamWStep {
  std::span<float> parameters;
  std::span<const float> gradient;
  float gradientScale = 1;  // what the gradient is multiplied by first
  double rate = 0;
};

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, "Decoupled weight decay regularization",
/// algorithm 2), in the arithmetic of torch.optim.AdamW without amsgrad: float32, with corrections of the
/// bias in double. Every parameter is by itself, so that no number of threads changes a bit.
class AdamW {
 public:
  /// `ranges` cover all parameters, ascending, without holes.
  AdamW(const AdamWSettings& settings, std::vector<DecayRange> ranges);

  void step(const AdamWStep& step, const Execution& execution);

  /// What a checkpoint keeps, [parameters] each: the running means of the gradient and of its square.
  std::span<float> firstMoment() { return m_first; }
  std::span<float> secondMoment() { return m_second; }
  std::int64_t stepCount() const { return m_steps; }
  void setStepCount(std::int64_t count) { m_steps = count; }

 private:
  AdamWSettings m_settings;
  std::vector<DecayRange> m_ranges;
  std::vector<float> m_first;
  std::vector<float> m_second;
  std::int64_t m_steps = 0;
};

}  // namespace headlight
