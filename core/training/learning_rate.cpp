#include "core/training/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace headlight {
namespace {

double multiStepRate(const LearningRateSchedule& schedule, std::int64_t step) {
  const auto passed = std::count_if(schedule.milestones.begin(), schedule.milestones.end(),
                                    [&](std::int64_t milestone) { return milestone <= step; });
  return schedule.initial * std::pow(schedule.gamma, static_cast<double>(passed));
}

double cosineRate(const LearningRateSchedule& schedule, std::int64_t step) {
  // In the warm-up the whole rate is what it rises to.
  const std::int64_t length = std::max<std::int64_t>(1, schedule.steps - schedule.warmup);
  const std::int64_t done = std::clamp<std::int64_t>(step - schedule.warmup, 0, length);
  const double share = static_cast<double>(done) / static_cast<double>(length);
  return schedule.final + (schedule.initial - schedule.final) * (1 + std::cos(std::numbers::pi * share)) / 2;
}

double rateAfterWarmup(const LearningRateSchedule& schedule, std::int64_t step) {
  switch (schedule.kind) {
    case ScheduleKind::Constant:
      return schedule.initial;
    case ScheduleKind::MultiStep:
      return multiStepRate(schedule, step);
    case ScheduleKind::Cosine:
      return cosineRate(schedule, step);
  }
  return schedule.initial;
}

}  // namespace

double learningRate(const LearningRateSchedule& schedule, std::int64_t step) {
  const double rate = rateAfterWarmup(schedule, step);
  if (step >= schedule.warmup) return rate;
  return rate * static_cast<double>(step + 1) / static_cast<double>(schedule.warmup);
}

std::vector<double> learningRates(const LearningRateSchedule& schedule, std::int64_t begin,
                                  std::int64_t end) {
  std::vector<double> rates;
  rates.reserve(static_cast<std::size_t>(std::max<std::int64_t>(0, end - begin)));
  for (std::int64_t step = begin; step < end; ++step) rates.push_back(learningRate(schedule, step));
  return rates;
}

}  // namespace headlight
