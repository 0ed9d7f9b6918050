#include "core/training/adam_w.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

/// The numbers of one step that are the same for every parameter.
struct StepNumbers {
  float beta1, beta2, epsilon;
  float newShare1, newShare2;  // 1 - beta
  float stepSize;              // rate / (1 - beta1^t)
  float secondCorrection;      // sqrt(1 - beta2^t)
  float gradientScale;
};

/// All [size].
struct Slice {
  float* parameters;
  const float* gradient;
  float* first;
  float* second;
  std::int64_t size;
};

StepNumbers numbersOf(const AdamWSettings& settings, const AdamWStep& step, std::int64_t count) {
  const auto t = static_cast<double>(count);
  StepNumbers numbers{};
  numbers.beta1 = static_cast<float>(settings.beta1);
  numbers.beta2 = static_cast<float>(settings.beta2);
  numbers.epsilon = static_cast<float>(settings.epsilon);
  numbers.newShare1 = static_cast<float>(1 - settings.beta1);
  numbers.newShare2 = static_cast<float>(1 - settings.beta2);
  numbers.stepSize = static_cast<float>(step.rate / (1 - std::pow(settings.beta1, t)));
  numbers.secondCorrection = static_cast<float>(std::sqrt(1 - std::pow(settings.beta2, t)));
  numbers.gradientScale = step.gradientScale;
  return numbers;
}

// theta <- theta * (1 - rate * decay) - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon),
// where m <- m + (g - m) * (1 - beta1) and v <- beta2 * v + (1 - beta2) * g^2. (torch.optim.AdamW)
void update(const Slice& slice, const StepNumbers& numbers, float kept) {
  for (std::int64_t i = 0; i < slice.size; ++i) {
    const float g = slice.gradient[i] * numbers.gradientScale;
    const float m = slice.first[i] + (g - slice.first[i]) * numbers.newShare1;
    const float v = slice.second[i] * numbers.beta2 + numbers.newShare2 * g * g;
    const float divisor = std::sqrt(v) / numbers.secondCorrection + numbers.epsilon;
    slice.parameters[i] = slice.parameters[i] * kept - numbers.stepSize * (m / divisor);
    slice.first[i] = m;
    slice.second[i] = v;
  }
}

}  // namespace

AdamW::AdamW(const AdamWSettings& settings, std::vector<DecayRange> ranges)
    : m_settings(settings), m_ranges(std::move(ranges)) {
  const std::int64_t count = m_ranges.empty() ? 0 : m_ranges.back().end;
  m_first.resize(static_cast<std::size_t>(count));
  m_second.resize(static_cast<std::size_t>(count));
}

void AdamW::step(const AdamWStep& step, const Execution& execution) {
  assert(step.parameters.size() == m_first.size() && step.gradient.size() == m_first.size());
  ++m_steps;
  const StepNumbers numbers = numbersOf(m_settings, step, m_steps);
  const auto decayed = static_cast<float>(1 - step.rate * m_settings.weightDecay);
  for (const DecayRange& range : m_ranges) {
    parallelRows(execution, range.begin, range.end, 1, [&](std::int64_t begin, std::int64_t end, int) {
      update({step.parameters.data() + begin, step.gradient.data() + begin, m_first.data() + begin,
              m_second.data() + begin, end - begin},
             numbers, range.decays ? decayed : 1.0F);
    });
  }
}

}  // namespace headlight
