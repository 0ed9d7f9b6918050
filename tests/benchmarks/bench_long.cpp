// A long document in the window, over a random causal model of 4 layers and 256 dimensions: opens it, waits
// for every picture, then walks tokens, heads and layers and shows one head large, each until it is painted
// in full. Prints one line of JSON. Usage: bench_long [tokens=32768] [layers=4] [heads=4]

#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "tests/benchmarks/window_bench.h"

using namespace headlight;
using namespace headlight::benchmark;

namespace {

int run(QApplication& application, const QString& folder, int tokens, RandomShape shape) {
  const QString document = folder + QStringLiteral("/document.txt");
  {
    std::ofstream text(document.toStdString());
    for (int i = 0; i < tokens; ++i) text << (i % 7 < 4 ? " the" : " and");
  }
  MainWindow window(partsOverRandomModel(shape));
  window.resize(1280, 720);
  PaintWatch watch;
  application.installEventFilter(&watch);
  Bench bench{application, window, *window.findChild<PictureCache*>(), watch};
  QObject::connect(&window, &MainWindow::resultShown, &window, [&bench] { ++bench.results; });
  QTimer tick;  // so that waiting for events always ends
  tick.start(20);
  QElapsedTimer timer;
  timer.start();
  SessionState state;
  state.documentFile = document;
  window.apply(state);
  window.show();
  const double opened = bench.untilPainted(timer, 0);
  double slowest = 0;
  const auto step = [&](auto change) {
    SessionState next = window.state();
    change(next);
    timer.start();
    window.apply(next);
    slowest = std::max(slowest, bench.untilPainted(timer, bench.results - 1));
  };
  step([&](SessionState& next) { next.focus.query = tokens - 3; });
  step([](SessionState& next) { next.focus.layer = 2; });
  step([](SessionState& next) { next.focus.head = 3; });
  step([](SessionState& next) { next.singleHead = true; });
  step([](SessionState& next) { next.display.scale = ScaleMode::Log; });
  step([&](SessionState& next) { next.focus.query = tokens / 2; });
  if (qEnvironmentVariableIsSet("HEADLIGHT_BENCH_PICTURE"))
    window.grab().save(qEnvironmentVariable("HEADLIGHT_BENCH_PICTURE"));
  std::printf("{\"tokens\": %d, \"open_ms\": %.0f, \"slowest_step_ms\": %.0f, \"peak_rss_mb\": %.0f}\n",
              tokens, opened, slowest, peakMegabytes());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QTemporaryDir folder;
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
  QApplication application(argc, argv);
  const int tokens = argc > 1 ? std::atoi(argv[1]) : 32768;
  RandomShape shape;
  if (argc > 2) shape.layers = std::atoi(argv[2]);
  if (argc > 3) shape.heads = std::atoi(argv[3]);
  if (shape.heads > 4) shape.headSize = 16;
  if (tokens < 8 || shape.layers < 3 || shape.heads < 4) return 2;
  try {
    return run(application, folder.path(), tokens, shape);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_long: %s\n", error.what());
    return 1;
  }
}
