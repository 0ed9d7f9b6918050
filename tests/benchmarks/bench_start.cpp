// The start of the program up to the first picture on the embedded default: prints {"first_picture_ms",
// "peak_rss_mb"} once the picture is painted, counted from the start of main(). Run it under a clock for the
// whole process.

#include <QElapsedTimer>
#include <cstdio>

#include "app/gui_application.h"
#include "tests/benchmarks/window_bench.h"

using namespace headlight;
using namespace headlight::benchmark;

int main() {
  QElapsedTimer timer;
  timer.start();
  try {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    GuiApplication gui(GuiApplication::Use::Window);
    MainWindow window(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment()));
    window.resize(1280, 720);
    PaintWatch watch;
    gui.application().installEventFilter(&watch);
    Bench bench{gui.application(), window, *window.findChild<PictureCache*>(), watch};
    QObject::connect(&window, &MainWindow::resultShown, &window, [&bench] { ++bench.results; });
    window.show();
    const double first = bench.untilPainted(timer, 0);
    std::printf("{\"first_picture_ms\": %.1f, \"peak_rss_mb\": %.0f}\n", first, peakMegabytes());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_start: %s\n", error.what());
    return 1;
  }
}
