// From a change of the text to the painted picture, with head map, one view and inspector visible, on a
// random causal model of 4 layers and 256 dimensions. Prints one line of JSON: result_ms is the time from a
// letter to the numbers, median_ms that to the painted picture, longest_event_ms the longest that the GUI
// thread was busy with one event. Usage: bench_window [tokens=32] [repeats=200] [view=heads]   (offscreen
// unless QT_QPA_PLATFORM says otherwise)
#include <QTextCursor>
#include <cstdlib>
#include <vector>

#include "tests/benchmarks/window_bench.h"
#include "ui/window/sentence_editor.h"

using namespace headlight;
using namespace headlight::benchmark;

namespace {

constexpr int pause = 60;  // ms between letters: long enough for what goes on beside the run to begin

struct Typing {
  int tokens = 32;
  int repeats = 200;
  QString view = QStringLiteral("heads");
};

double quantile(std::vector<double> times, double part) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(part * double(times.size() - 1))];
}

int run(WatchedApplication& application, const Typing& typing) {
  WindowBench bench(partsOverRandomModel());
  bench.startClock();
  SessionState state;
  for (int i = 0; i < typing.tokens; ++i)
    state.text += i % 2 == 0 ? QStringLiteral(" the") : QStringLiteral(" and");
  state.focus.query = typing.tokens / 2;
  state.view = typing.view;
  bench.window.apply(state);
  bench.window.show();
  const double first = bench.untilPainted(0);
  bench.idle(10 * pause);
  auto* editor = bench.window.findChild<SentenceEditor*>();
  std::vector<double> painted, results;
  application.longest = 0;
  for (int i = 0; i < typing.repeats; ++i) {
    bench.idle(pause);
    QTextCursor cursor(editor->document());
    cursor.movePosition(QTextCursor::End);
    const int before = bench.results;
    bench.startClock();
    if (i % 2 == 0)
      cursor.insertText(QStringLiteral("m"));
    else
      cursor.deletePreviousChar();
    painted.push_back(bench.untilPainted(before));
    results.push_back(bench.resultAfter);
  }
  std::printf(
      "{\"tokens\": %d, \"view\": \"%s\", \"repeats\": %d, \"result_ms\": %.2f, \"median_ms\": %.2f, "
      "\"p95_ms\": %.2f, \"max_ms\": %.2f, \"first_ms\": %.1f, \"longest_event_ms\": %.1f, "
      "\"longest_event\": \"%s\", \"paints\": %d}\n",
      typing.tokens, qPrintable(typing.view), typing.repeats, quantile(results, 0.5), quantile(painted, 0.5),
      quantile(painted, 0.95), quantile(painted, 1), first, application.longest,
      application.longestName.c_str(), application.paints);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Typing typing;
  if (argc > 1) typing.tokens = std::atoi(argv[1]);
  if (argc > 2) typing.repeats = std::atoi(argv[2]);
  if (argc > 3) typing.view = QString::fromLocal8Bit(argv[3]);
  if (typing.tokens < 1 || typing.repeats < 1) return 2;
  return runBenchmark(argc, argv, "bench_window", [&](WatchedApplication& application, const QString&) {
    return run(application, typing);
  });
}
