#pragma once

#include <cstdint>
#include <vector>

namespace headlight {

enum class ScheduleKind { Constant, MultiStep, Cosine };

/// How the learning rate changes over the steps of a training; a plain value that can be asked and drawn
/// without training anything.
struct LearningRateSchedule {
  ScheduleKind kind = ScheduleKind::Constant;
  double initial = 1e-3;
  std::vector<std::int64_t> milestones;  // MultiStep: steps from which on the rate is multiplied by gamma
  double gamma = 0.1;                    // MultiStep
  std::int64_t warmup = 0;               // so many steps rise to the rate: 1 / warmup, 2 / warmup, ... of it
  std::int64_t steps = 0;                // Cosine: where the rate has come down to `final`
  double final = 0;                      // Cosine
  bool operator==(const LearningRateSchedule&) const = default;
};

/// The rate of the step of this number, from 0.
///   Constant: the initial rate.
///   MultiStep: initial * gamma^(how many milestones are not behind the step), whatever order they are in, as
///     torch.optim.lr_scheduler.MultiStepLR; one that is listed twice counts twice.
///   Cosine: final + (initial - final) * (1 + cos(pi * t / T)) / 2, as CosineAnnealingLR, where t counts from
///     the end of the warm-up and T = steps - warmup; `final` behind it (Loshchilov and Hutter 2017, "SGDR",
///     equation 5).
/// In the warm-up of W steps the rate is multiplied by (step + 1) / W, as LinearLR from 1 / W on; milestones
/// count from the first step of all.
double learningRate(const LearningRateSchedule& schedule, std::int64_t step);

/// [end - begin] The rates of steps [begin, end), for a curve.
std::vector<double> learningRates(const LearningRateSchedule& schedule, std::int64_t begin, std::int64_t end);

}  // namespace headlight
