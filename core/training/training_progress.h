#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/training/training_example.h"

namespace headlight {

/// The loss of the held-out data after some steps.
struct HeldOutLoss {
  LossSum all;
  std::vector<std::pair<std::string, LossSum>> parts;  // by name of the file
};

/// How a training stands; a value, for the command line and the window alike.
struct TrainingProgress {
  std::int64_t step = 0;   // steps done
  std::int64_t steps = 0;  // at which it ends
  double loss = 0;         // of the last step: mean cross-entropy of a predicted token, in nats
  double rate = 0;         // learning rate of the last step
  double gradientNorm = 0;
  std::int64_t tokens = 0;             // read in the last step
  double seconds = 0;                  // that the last step took
  double tokensPerSecond = 0;          // of the last steps
  double secondsWaited = 0;            // for data, since the program started
  double secondsLeft = 0;              // at the speed of the last steps
  std::optional<HeldOutLoss> heldOut;  // where it was measured after this step
};

}  // namespace headlight
