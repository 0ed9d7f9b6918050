// From a change of the text to the painted picture, with head map, heads and inspector visible, on a random
// causal model of 4 layers and 256 dimensions. Prints one line of JSON. Usage: bench_window [tokens=32]
// [repeats=200]   (offscreen unless QT_QPA_PLATFORM says otherwise)
#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextCursor>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "tests/benchmarks/window_bench.h"
#include "ui/window/sentence_editor.h"

using namespace headlight;
using namespace headlight::benchmark;

namespace {

int run(QApplication& application, int tokens, int repeats) {
  MainWindow window(partsOverRandomModel());
  window.resize(1280, 720);
  PaintWatch watch;
  application.installEventFilter(&watch);
  Bench bench{application, window, *window.findChild<PictureCache*>(), watch};
  QObject::connect(&window, &MainWindow::resultShown, &window, [&bench] { ++bench.results; });
  QTimer tick;  // so that waiting for events always ends
  tick.start(50);
  QElapsedTimer timer;
  timer.start();
  SessionState state;
  for (int i = 0; i < tokens; ++i) state.text += i % 2 == 0 ? QStringLiteral(" the") : QStringLiteral(" and");
  state.focus.query = tokens / 2;
  window.apply(state);
  window.show();
  const double first = bench.untilPainted(timer, 0);
  auto* editor = window.findChild<SentenceEditor*>();
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    QTextCursor cursor(editor->document());
    cursor.movePosition(QTextCursor::End);
    const int before = bench.results;
    timer.start();
    if (i % 2 == 0)
      cursor.insertText(QStringLiteral("m"));
    else
      cursor.deletePreviousChar();
    times.push_back(bench.untilPainted(timer, before));
  }
  std::sort(times.begin(), times.end());
  const auto at = [&times](double part) {
    return times[static_cast<std::size_t>(part * double(times.size() - 1))];
  };
  std::printf(
      "{\"tokens\": %d, \"repeats\": %d, \"median_ms\": %.2f, \"p95_ms\": %.2f, \"max_ms\": %.2f, "
      "\"first_ms\": %.1f, \"paints\": %d}\n",
      tokens, repeats, at(0.5), at(0.95), times.back(), first, watch.paints);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
  QTemporaryDir settings;
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  QApplication application(argc, argv);
  const int tokens = argc > 1 ? std::atoi(argv[1]) : 32;
  const int repeats = argc > 2 ? std::atoi(argv[2]) : 200;
  if (tokens < 1 || repeats < 1) return 2;
  try {
    return run(application, tokens, repeats);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_window: %s\n", error.what());
    return 1;
  }
}
