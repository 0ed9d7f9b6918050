#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#include "core/training/training_progress.h"

namespace headlight {

/// A file of one JSON object a line: for each step {"step", "loss", "rate", "gradient_norm", "tokens",
/// "seconds", "tokens_per_second", "waited"}, where `step` counts from 1 and `waited` is seconds; and
/// {"step", "held_out_loss", "held_out": {FILE: LOSS}} where the held-out data were measured. A line is on
/// disk before the next step begins. Throws Error if it cannot be written.
class TrainingLog {
 public:
  /// Begins anew, or keeps the lines up to a step that a training goes on from.
  TrainingLog(const std::string& path, std::int64_t keptSteps);
  /// `isStep`: whether a step was done, and not only the held-out data measured.
  void write(const TrainingProgress& progress, bool isStep);

 private:
  std::string m_path;
  std::ofstream m_file;
};

}  // namespace headlight
