// A long document in the window, over a random causal model of 4 layers and 256 dimensions: opens it, waits
// for every picture, then walks tokens, heads and layers, shows one head large, averages a layer's heads and
// looks at positions, each until it is painted in full. longest_event_ms is the longest that the GUI thread
// was busy with one event meanwhile. Prints one line of JSON. Usage: bench_long [tokens=32768] [layers=4]
// [heads=4]   With HEADLIGHT_BENCH_STEPS every step is told on stderr.

#include <cstdlib>

#include "tests/benchmarks/window_bench.h"

using namespace headlight;
using namespace headlight::benchmark;

namespace {

QString writeDocument(const QString& folder, int tokens) {
  const QString document = folder + QStringLiteral("/document.txt");
  std::ofstream text(document.toStdString());
  for (int i = 0; i < tokens; ++i) text << (i % 7 < 4 ? " the" : " and");
  return document;
}

/// The longest step, and the longest event of all of them.
struct Slowest {
  double step = 0;
  double event = 0;
  std::string eventName;
};

void walk(WindowBench& bench, WatchedApplication& application, int tokens, Slowest& slowest) {
  const bool told = qEnvironmentVariableIsSet("HEADLIGHT_BENCH_STEPS");
  const auto noteEvents = [&](const char* name, double milliseconds) {
    if (told)
      std::fprintf(stderr, "%-22s %7.0f ms, longest event %6.1f ms (%s)\n", name, milliseconds,
                   application.longest, application.longestName.c_str());
    if (application.longest > slowest.event) {
      slowest.event = application.longest;
      slowest.eventName = std::string(name) + ": " + application.longestName;
    }
    application.longest = 0;
  };
  noteEvents("open", 0);
  const auto step = [&](const char* name, auto change) {
    SessionState next = bench.window.state();
    change(next);
    bench.startClock();
    // As a click or a key would: the change itself is an event of the GUI thread.
    QMetaObject::invokeMethod(
        &bench.window, [&] { bench.window.apply(next); }, Qt::QueuedConnection);
    QApplication::processEvents();
    const double taken = bench.untilPainted(bench.results - 1);
    bench.idle(300);
    slowest.step = std::max(slowest.step, taken);
    noteEvents(name, taken);
  };
  step("query", [&](SessionState& next) { next.focus.query = tokens - 3; });
  step("layer", [](SessionState& next) { next.focus.layer = 2; });
  step("head", [](SessionState& next) { next.focus.head = 3; });
  step("one head", [](SessionState& next) { next.singleHead = true; });
  step("log scale", [](SessionState& next) { next.display.scale = ScaleMode::Log; });
  step("another query", [&](SessionState& next) { next.focus.query = tokens / 2; });
  step("average of a layer", [](SessionState& next) {
    for (int head = 0; head < 4; ++head) next.averagedHeads.push_back({2, head});
  });
  step("positions", [](SessionState& next) { next.view = QStringLiteral("positions"); });
  step("a formula", [](SessionState& next) {
    editOptions<PositionsOptions>(next.viewOptions, [](PositionsOptions& options) {
      options.source = PositionsOptions::Source::Rotary;
      options.positions = 512;
    });
  });
}

int run(WatchedApplication& application, const QString& folder, int tokens, RandomShape shape) {
  WindowBench bench(partsOverRandomModel(shape));
  bench.startClock();
  SessionState state;
  state.documentFile = writeDocument(folder, tokens);
  bench.window.apply(state);
  bench.window.show();
  const double opened = bench.untilPainted(0);
  Slowest slowest;
  walk(bench, application, tokens, slowest);
  if (qEnvironmentVariableIsSet("HEADLIGHT_BENCH_PICTURE"))
    bench.window.grab().save(qEnvironmentVariable("HEADLIGHT_BENCH_PICTURE"));
  std::printf(
      "{\"tokens\": %d, \"open_ms\": %.0f, \"slowest_step_ms\": %.0f, \"longest_event_ms\": %.1f, "
      "\"longest_event\": \"%s\", \"peak_rss_mb\": %.0f}\n",
      tokens, opened, slowest.step, slowest.event, slowest.eventName.c_str(), peakMegabytes());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const int tokens = argc > 1 ? std::atoi(argv[1]) : 32768;
  RandomShape shape;
  if (argc > 2) shape.layers = std::atoi(argv[2]);
  if (argc > 3) shape.heads = std::atoi(argv[3]);
  if (shape.heads > 4) shape.headSize = 16;
  if (tokens < 8 || shape.layers < 3 || shape.heads < 4) return 2;
  return runBenchmark(argc, argv, "bench_long", [&](WatchedApplication& application, const QString& folder) {
    return run(application, folder, tokens, shape);
  });
}
