#include "app/training_line.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QLocale>
#include <cmath>
#include <cstdio>

namespace headlight {
namespace {

constexpr std::chrono::milliseconds kTerminalPause(200);
constexpr std::chrono::seconds kFilePause(15);

QString durationText(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::llround(std::max(0.0, seconds)));
  if (whole < 60) return QCoreApplication::translate("CommandLine", "%1 s").arg(whole);
  if (whole < 3600)
    return QCoreApplication::translate("CommandLine", "%1 min %2 s").arg(whole / 60).arg(whole % 60);
  return QCoreApplication::translate("CommandLine", "%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString stepText(const TrainingProgress& progress) {
  return QCoreApplication::translate(
             "CommandLine", "step %1 of %2, loss %3, rate %4, %5 tokens/s, %6 left, waited %7 s for data")
      .arg(progress.step)
      .arg(progress.steps)
      .arg(progress.loss, 0, 'f', 4)
      .arg(progress.rate, 0, 'g', 3)
      .arg(QLocale::c().toString(static_cast<qlonglong>(progress.tokensPerSecond)))
      .arg(durationText(progress.secondsLeft))
      .arg(progress.secondsWaited, 0, 'f', 1);
}

QString heldOutText(const TrainingProgress& progress) {
  QString text = QCoreApplication::translate("CommandLine", "step %1, held-out loss %2")
                     .arg(progress.step)
                     .arg(progress.heldOut->all.mean(), 0, 'f', 4);
  if (progress.heldOut->parts.size() < 2) return text;
  for (const auto& [name, loss] : progress.heldOut->parts)
    text += QStringLiteral(", %1 %2").arg(QString::fromStdString(name)).arg(loss.mean(), 0, 'f', 4);
  return text;
}

void printLine(const QString& text) {
  std::fprintf(stderr, "headlight: %s\n", text.toUtf8().constData());
  std::fflush(stderr);
}

}  // namespace

TrainingLine::TrainingLine() : m_terminal(isatty(STDERR_FILENO) == 1) {}

TrainingLine::~TrainingLine() {
  if (m_open) std::fputs("\n", stderr);
}

void TrainingLine::show(const TrainingProgress& progress) {
  if (progress.heldOut) {
    if (m_open) std::fputs("\r\033[K", stderr);
    m_open = false;
    printLine(heldOutText(progress));
  }
  if (progress.tokens == 0) return;  // no step yet
  const auto now = std::chrono::steady_clock::now();
  const auto pause = m_terminal ? std::chrono::milliseconds(kTerminalPause) : kFilePause;
  if (now - m_shown < pause && progress.step != progress.steps) return;
  m_shown = now;
  if (!m_terminal) return printLine(stepText(progress));
  std::fprintf(stderr, "\r\033[Kheadlight: %s", stepText(progress).toUtf8().constData());
  std::fflush(stderr);
  m_open = true;
}

}  // namespace headlight
