#include "app/progress_line.h"

#include <unistd.h>

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/printable_line.h"

namespace headlight {

namespace {

constexpr std::chrono::milliseconds kSilence(300);

}  // namespace

ProgressLine::ProgressLine(QString what)
    : m_what(QString::fromStdString(printableLine(what.toStdString()))),
      m_started(std::chrono::steady_clock::now()),
      m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (m_percent >= 0) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(double fraction) {
  if (!m_terminal || std::chrono::steady_clock::now() - m_started < kSilence) return;
  const int percent = static_cast<int>(100 * std::clamp(fraction, 0.0, 1.0));
  if (percent == m_percent) return;
  m_percent = percent;
  const QString text =
      QCoreApplication::translate("CommandLine", "headlight: %1, %2 %").arg(m_what).arg(percent);
  std::fprintf(stderr, "\r\033[K%s", text.toUtf8().constData());
  std::fflush(stderr);
}

}  // namespace headlight
