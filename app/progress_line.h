#pragma once

#include <QString>
#include <chrono>

namespace headlight {

/// "headlight: loading the model, 45 %" on one line of the terminal, shown once work has taken 300 ms and
/// wiped out at the end. Does nothing where stderr is no terminal. Used from one thread at a time.
class ProgressLine {
 public:
  explicit ProgressLine(QString what);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(double fraction);

 private:
  QString m_what;
  std::chrono::steady_clock::time_point m_started;
  bool m_terminal;
  int m_percent = -1;
};

}  // namespace headlight
