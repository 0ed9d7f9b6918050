#pragma once

#include <chrono>

#include "core/training/training_progress.h"

namespace headlight {

/// How a training stands, on stderr: one line that is written over where that is a terminal, otherwise a line
/// from time to time, and one whenever the held-out data were measured. Used from one thread.
class TrainingLine {
 public:
  TrainingLine();
  ~TrainingLine();
  TrainingLine(const TrainingLine&) = delete;
  TrainingLine& operator=(const TrainingLine&) = delete;

  void show(const TrainingProgress& progress);

 private:
  bool m_terminal;
  bool m_open = false;  // whether the terminal's line holds text
  std::chrono::steady_clock::time_point m_shown;
};

}  // namespace headlight
